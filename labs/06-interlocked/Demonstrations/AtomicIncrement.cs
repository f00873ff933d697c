namespace Atomics.Demonstrations;

/// <summary>The machine has one step that reads, adds and writes. Interlocked.Increment is its name in C#.</summary>
[Demonstration("increment", "Can one of two atomic increments vanish?", "Interlocked.Increment(ref x)  ‖  the same",
    Order = 1, Heading = "x", Next = "increment-one-sided")]
[Expected("2", "one after the other: there is no between")]
[Forbidden("1", "nobody can step between the read and the write of one step")]
public sealed class AtomicIncrement
{
    private int x;

    [Actor]
    public void A() => Interlocked.Increment(ref x);

    [Actor]
    public void B() => Interlocked.Increment(ref x);

    [Outcome]
    public object Result() => x;
}
