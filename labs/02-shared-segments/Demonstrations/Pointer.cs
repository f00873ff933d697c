namespace SharedSegments.Demonstrations;

/// <summary>An address means something in one process only. Pointers do not travel.</summary>
[Demonstration("pointer", "A puts a pointer into the segment. Can B follow it?", "A: [8] = 42; [0] = address of [8]  ‖  B: p = [0]; read p",
    Order = 5, Heading = "B read", Next = "offset")]
[Expected("nothing yet", "B read before A had put the pointer there")]
[Interesting("segmentation fault", "the address is one of A: B has nothing there")]
[Forbidden("42", "B has the segment elsewhere")]
public sealed class Pointer
{
    private readonly IProcess a, b;
    private readonly int id;
    private readonly ulong here, there;
    private string seen = "nothing yet";

    public Pointer()
        : this(new SimulatedMachine())
    {
    }

    public Pointer(IMachine machine)
    {
        a = machine.Start("A");
        b = machine.Start("B");
        id = a.Shmget(1, 4096, Shm.Create | Shm.EverybodyReadWrite);
        here = a.Shmat(id);
        there = b.Shmat(id);
    }

    [Actor]
    public void A()
    {
        a.Write(here + 8, 42);
        a.Write(here, here + 8);
    }

    [Actor]
    public void B()
    {
        ulong pointer = b.Read(there);
        if (pointer == 0) return;
        try
        {
            seen = $"{b.Read(pointer)}";
        }
        catch (SegmentationFaultException)
        {
            seen = "segmentation fault";
        }
    }

    [Outcome]
    public object Result() => seen;
}
