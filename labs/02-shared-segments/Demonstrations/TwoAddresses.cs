namespace SharedSegments.Demonstrations;

/// <summary>Figure 1: a segment is the same frames in every process that attaches it, at addresses of their own.</summary>
[Demonstration("two-addresses", "Two processes attach one segment. Do they see the same memory?", "A: counter = 7  ‖  B: read counter",
    Order = 1, Heading = "B read", Next = "create")]
[Expected("0", "B read first")]
[Interesting("7", "A wrote first: the addresses differ, the frame does not")]
public sealed class TwoAddresses
{
    private readonly IMachine machine;
    private readonly IProcess a, b;
    private readonly int id;
    private readonly ulong here, there;
    private ulong seen;

    public TwoAddresses()
        : this(new SimulatedMachine())
    {
    }

    public TwoAddresses(IMachine machine)
    {
        this.machine = machine;
        a = machine.Start("A");
        b = machine.Start("B");
        id = a.Shmget(1, 4096, Shm.Create | Shm.EverybodyReadWrite);
        here = a.Shmat(id);
        there = b.Shmat(id);
    }

    [Actor]
    public void A() => a.Write(here, 7);

    [Actor]
    public void B() => seen = b.Read(there);

    [Outcome]
    public object Result() => seen;

    public Figure? Figure() => machine.Draw("Two processes, one segment, two virtual addresses");
}
