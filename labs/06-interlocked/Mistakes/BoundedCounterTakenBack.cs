using Atomics.Checks;

namespace Atomics.Mistakes;

/// <summary>At once is not at the same time: meanwhile a reader sees a value above the limit.</summary>
[Mistake(Verdict.FailedAssertion, "one may go too far if one takes it back at once")]
public sealed class BoundedCounterTakenBack : IBoundedCounter
{
    private int value;

    public bool TryIncrement()
    {
        if (Interlocked.Increment(ref value) <= IBoundedCounter.Limit) return true;
        Interlocked.Decrement(ref value);
        return false;
    }

    public int Value => Volatile.Read(ref value);
}
