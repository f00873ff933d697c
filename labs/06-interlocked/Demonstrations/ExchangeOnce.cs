namespace Atomics.Demonstrations;

/// <summary>A failed exchange has done nothing. Whoever does not look at what it returns believes otherwise.</summary>
[Demonstration("exchange-once", "Increment by CompareExchange: what if it fails?",
    "r = x; CompareExchange(ref x, r + 1, r)  ‖  the same", Order = 6, Heading = "x", Next = "exchange-loop")]
[Expected("2", "one after the other")]
[Interesting("1", "both read 0; the second exchange found 1, failed, and nobody tried again")]
public sealed class ExchangeOnce
{
    private int x;

    [Actor]
    public void A() => IncrementOnce();

    [Actor]
    public void B() => IncrementOnce();

    [Outcome]
    public object Result() => x;

    private void IncrementOnce()
    {
        int seen = Volatile.Read(ref x);
        Interlocked.CompareExchange(ref x, seen + 1, seen);
    }
}
