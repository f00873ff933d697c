using Atomics.Checks;

namespace Atomics.Mistakes;

/// <summary>Two threads see the last place, and then count two.</summary>
[Mistake(Verdict.FailedAssertion, "Interlocked.Increment makes the check before it atomic too")]
public sealed class BoundedCounterCheckFirst : IBoundedCounter
{
    private int value;

    public bool TryIncrement()
    {
        if (Volatile.Read(ref value) >= IBoundedCounter.Limit) return false;
        Interlocked.Increment(ref value);
        return true;
    }

    public int Value => Volatile.Read(ref value);
}
