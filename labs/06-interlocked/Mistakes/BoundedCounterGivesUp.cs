using Atomics.Checks;

namespace Atomics.Mistakes;

/// <summary>A failed exchange means that another was faster. There may be room for both.</summary>
[Mistake(Verdict.FailedAssertion, "a failed exchange means that there is no room")]
public sealed class BoundedCounterGivesUp : IBoundedCounter
{
    private int value;

    public bool TryIncrement()
    {
        int seen = Volatile.Read(ref value);
        return seen < IBoundedCounter.Limit && Interlocked.CompareExchange(ref value, seen + 1, seen) == seen;
    }

    public int Value => Volatile.Read(ref value);
}
