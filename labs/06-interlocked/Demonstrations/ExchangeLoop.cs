namespace Atomics.Demonstrations;

/// <summary>
/// The compare-and-swap loop: read, compute, exchange if nothing has changed; otherwise begin again with what is there now.
/// </summary>
[Demonstration("exchange-loop", "And if one tries again until it succeeds?",
    "do r = x while CompareExchange(ref x, r + 1, r) != r  ‖  the same", Order = 7, Heading = "x", Next = "contention")]
[Expected("2", "whoever fails reads the other's value and builds on it")]
[Forbidden("1", "an exchange succeeds only if nobody wrote since the read")]
public sealed class ExchangeLoop
{
    private int x;

    [Actor]
    public void A() => Increment();

    [Actor]
    public void B() => Increment();

    [Outcome]
    public object Result() => x;

    private void Increment()
    {
        int seen;
        do seen = Volatile.Read(ref x);
        while (Interlocked.CompareExchange(ref x, seen + 1, seen) != seen);
    }
}
