using Races.Checks;

namespace Races.Mistakes;

/// <summary>
/// Every access is locked, so there is no data race. The gap between the two critical sections loses updates all the same.
/// </summary>
[Mistake(Verdict.LostUpdate, "a program in which every access is locked is correct")]
public sealed class CounterTwoSections : ICounter
{
    private readonly Lock gate = new();
    private int value;

    public void Increment()
    {
        int next;
        lock (gate) next = value + 1;
        lock (gate) value = next;
    }

    public int Value => value;
}
