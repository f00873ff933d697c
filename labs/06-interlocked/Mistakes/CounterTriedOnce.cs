using Atomics.Checks;

namespace Atomics.Mistakes;

/// <summary>A failed exchange has written nothing, and this one is never tried again.</summary>
[Mistake(Verdict.FailedAssertion, "CompareExchange always exchanges")]
public sealed class CounterTriedOnce : ICounter
{
    private int value;

    public int Increment()
    {
        int seen = Volatile.Read(ref value);
        Interlocked.CompareExchange(ref value, seen + 1, seen);
        return seen + 1;
    }

    public int Value => Volatile.Read(ref value);
}
