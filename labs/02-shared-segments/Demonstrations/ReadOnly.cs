namespace SharedSegments.Demonstrations;

/// <summary>The same frame, with other rights: they are in the page table, one for each process.</summary>
[Demonstration("read-only", "B has attached the segment for reading, and writes. What happens?", "A: write 7  ‖  B: attached with ReadOnly, writes 666",
    Order = 8, Heading = "A read, B")]
[Expected("7, segmentation fault", "the entry in the page table of B does not say w")]
[Forbidden("666, wrote", "the page table guards every access")]
public sealed class ReadOnly
{
    private readonly IMachine machine;
    private readonly IProcess a, b;
    private readonly int id;
    private readonly ulong here, there;
    private string seen = "";

    public ReadOnly()
        : this(new SimulatedMachine())
    {
    }

    public ReadOnly(IMachine machine)
    {
        this.machine = machine;
        a = machine.Start("A");
        b = machine.Start("B");
        id = a.Shmget(1, 4096, Shm.Create | Shm.EverybodyReadWrite);
        here = a.Shmat(id);
        there = b.Shmat(id, 0, Shm.ReadOnly);
    }

    [Actor]
    public void A() => a.Write(here, 7);

    [Actor]
    public void B()
    {
        try
        {
            b.Write(there, 666);
            seen = "wrote";
        }
        catch (SegmentationFaultException)
        {
            seen = "segmentation fault";
        }
    }

    [Outcome]
    public object Result() => $"{a.Read(here)}, {seen}";

    public Figure? Figure() => machine.Draw("One frame, written by one process and read by the other");
}
