using Atomics.Checks;

namespace Atomics.Mistakes;

/// <summary>Two steps: between them another thread may count, and both return its number.</summary>
[Mistake(Verdict.FailedAssertion, "after my increment the variable holds my number")]
public sealed class CounterReadAgain : ICounter
{
    private int value;

    public int Increment()
    {
        Interlocked.Increment(ref value);
        return Volatile.Read(ref value);
    }

    public int Value => Volatile.Read(ref value);
}
