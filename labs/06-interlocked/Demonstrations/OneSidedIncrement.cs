namespace Atomics.Demonstrations;

/// <summary>An atomic step is not interrupted. It can be overwritten like any other.</summary>
[Demonstration("increment-one-sided", "Is it enough if one of the two is atomic?", "Interlocked.Increment(ref x)  ‖  x++",
    Order = 2, Heading = "x", Next = "read-then-write")]
[Expected("2", "one after the other")]
[Interesting("1", "A stepped between B's read and B's write, and B wrote over it")]
public sealed class OneSidedIncrement
{
    private int x;

    [Actor]
    public void A() => Interlocked.Increment(ref x);

    [Actor]
    public void B() => x++;

    [Outcome]
    public object Result() => x;
}
