using Races.Checks;

namespace Races.Mistakes;

/// <summary>volatile orders a read and a write. It leaves the gap between them.</summary>
[Mistake(Verdict.LostUpdate, "volatile makes ++ atomic")]
public sealed class CounterVolatile : ICounter
{
    private volatile int value;

    public void Increment() => value++;

    public int Value => value;
}
