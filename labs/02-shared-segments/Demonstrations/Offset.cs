namespace SharedSegments.Demonstrations;

/// <summary>How far something is from the segment's beginning is the same in every process.</summary>
[Demonstration("offset", "A puts an offset into the segment. Can B follow it?", "A: [8] = 42; [0] = 8  ‖  B: o = [0]; read [o]",
    Order = 6, Heading = "B read", Next = "remove")]
[Expected("nothing yet", "B read before A had put the offset there")]
[Expected("42", "the distance from the beginning is the same for everybody")]
public sealed class Offset
{
    private readonly IProcess a, b;
    private readonly int id;
    private readonly ulong here, there;
    private string seen = "nothing yet";

    public Offset()
        : this(new SimulatedMachine())
    {
    }

    public Offset(IMachine machine)
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
        a.Write(here, 8);
    }

    [Actor]
    public void B()
    {
        ulong offset = b.Read(there);
        if (offset != 0) seen = $"{b.Read(there + offset)}";
    }

    [Outcome]
    public object Result() => seen;
}
