namespace Races.Demonstrations;

/// <summary>volatile says in which order accesses are seen. It does not tie a read to the write that follows.</summary>
[Demonstration("increment-volatile", "Does volatile make x++ one step?", "volatile x++  ‖  volatile x++",
    Order = 3, Heading = "x", Next = "increment-locked")]
[Expected("2", "one after the other")]
[Interesting("1", "still a read and a write, with room for the other thread between them")]
public sealed class VolatileIncrement
{
    private volatile int x;

    [Actor]
    public void A() => x++;

    [Actor]
    public void B() => x++;

    [Outcome]
    public object Result() => x;
}
