using Atomics.Checks;

namespace Atomics.Mistakes;

/// <summary>Correct, but whoever comes while another is inside has to wait, however short the work is.</summary>
[Mistake(Verdict.FailedAssertion, "a lock is as good as an atomic step")]
public sealed class CounterLocked : ICounter
{
    private readonly Lock gate = new();
    private int value;

    public int Increment()
    {
        lock (gate) return ++value;
    }

    public int Value
    {
        get
        {
            lock (gate) return value;
        }
    }
}
