namespace Atomics.Demonstrations;

/// <summary>Interlocked.Increment returns the value that it made. Whoever reads the variable instead may get somebody else's.</summary>
[Demonstration("increment-then-read", "Each thread draws a number. Can both hold the same?",
    "Interlocked.Increment(ref x); r1 = x  ‖  Interlocked.Increment(ref x); r2 = x",
    Order = 4, Heading = "r1 r2", Next = "failed-exchange")]
[Expected("1 2", "A drew and read before B")]
[Expected("2 1", "B drew and read before A")]
[Interesting("2 2", "both drew before either read")]
[Forbidden("1 1", "whoever draws second makes it 2")]
public sealed class IncrementThenRead
{
    private int x;
    private int r1;
    private int r2;

    [Actor]
    public void A()
    {
        Interlocked.Increment(ref x);
        r1 = Volatile.Read(ref x);
    }

    [Actor]
    public void B()
    {
        Interlocked.Increment(ref x);
        r2 = Volatile.Read(ref x);
    }

    [Outcome]
    public object Result() => $"{r1} {r2}";
}
