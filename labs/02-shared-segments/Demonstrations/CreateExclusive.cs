namespace SharedSegments.Demonstrations;

/// <summary>With Exclusive exactly one process is told that it made the segment.</summary>
[Demonstration("create-exclusive", "And if both insist on being the first?", "A: shmget(1, …, Create | Exclusive)  ‖  B: the same",
    Order = 3, Heading = "A B", Next = "private")]
[Expected("made EEXIST", "A came first")]
[Expected("EEXIST made", "B came first")]
[Forbidden("made made", "to look and to make are one step of the kernel")]
public sealed class CreateExclusive
{
    private readonly IProcess a, b;
    private string first = "", second = "";

    public CreateExclusive()
        : this(new SimulatedMachine())
    {
    }

    public CreateExclusive(IMachine machine)
    {
        a = machine.Start("A");
        b = machine.Start("B");
    }

    [Actor]
    public void A() => first = Make(a);

    [Actor]
    public void B() => second = Make(b);

    [Outcome]
    public object Result() => $"{first} {second}";

    private static string Make(IProcess process) =>
        process.Shmget(1, 4096, Shm.Create | Shm.Exclusive | Shm.EverybodyReadWrite) >= 0 ? "made" : $"{process.Error}";
}
