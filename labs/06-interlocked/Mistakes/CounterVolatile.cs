using Atomics.Checks;

namespace Atomics.Mistakes;

/// <summary>volatile orders a read and a write. It leaves the gap between them.</summary>
[Mistake(Verdict.LostUpdate, "volatile makes ++ atomic")]
public sealed class CounterVolatile : ICounter
{
    private volatile int value;

    public int Increment() => ++value;

    public int Value => value;
}
