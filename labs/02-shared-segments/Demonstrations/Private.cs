namespace SharedSegments.Demonstrations;

/// <summary>The key 0 never finds a segment. A parent uses it for what its children inherit.</summary>
[Demonstration("private", "And if both take the key IPC_PRIVATE?", "A: shmget(0, …)  ‖  B: shmget(0, …)",
    Order = 4, Heading = "segments same", Next = "pointer")]
[Expected("2 False", "each has one of its own: IPC_PRIVATE finds nothing, ever")]
[Forbidden("1 True", "0 is no key that one could find a segment by")]
public sealed class Private
{
    private readonly IMachine machine;
    private readonly IProcess a, b;
    private int first, second;

    public Private()
        : this(new SimulatedMachine())
    {
    }

    public Private(IMachine machine)
    {
        this.machine = machine;
        a = machine.Start("A");
        b = machine.Start("B");
    }

    [Actor]
    public void A() => first = a.Shmget(0, 4096, Shm.EverybodyReadWrite);

    [Actor]
    public void B() => second = b.Shmget(0, 4096, Shm.EverybodyReadWrite);

    [Outcome]
    public object Result() => $"{machine.Segments} {first == second}";
}
