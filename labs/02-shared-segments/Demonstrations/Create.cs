namespace SharedSegments.Demonstrations;

/// <summary>Create makes a segment, or finds the one that is there, and does not say which.</summary>
[Demonstration("create", "Two processes create a segment with the same key. How many are there?", "A: shmget(1, …, Create)  ‖  B: shmget(1, …, Create)",
    Order = 2, Heading = "segments same", Next = "create-exclusive")]
[Expected("1 True", "whoever comes second gets the one that is there; neither is told who made it")]
[Forbidden("2 False", "a key belongs to one segment")]
public sealed class Create
{
    private readonly IMachine machine;
    private readonly IProcess a, b;
    private int first, second;

    public Create()
        : this(new SimulatedMachine())
    {
    }

    public Create(IMachine machine)
    {
        this.machine = machine;
        a = machine.Start("A");
        b = machine.Start("B");
    }

    [Actor]
    public void A() => first = a.Shmget(1, 4096, Shm.Create | Shm.EverybodyReadWrite);

    [Actor]
    public void B() => second = b.Shmget(1, 4096, Shm.Create | Shm.EverybodyReadWrite);

    [Outcome]
    public object Result() => $"{machine.Segments} {first == second}";
}
