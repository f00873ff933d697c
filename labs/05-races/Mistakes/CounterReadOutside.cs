using Races.Checks;

namespace Races.Mistakes;

/// <summary>The write is locked, and writes what was true before the lock was taken.</summary>
[Mistake(Verdict.LostUpdate, "only writing needs the lock")]
public sealed class CounterReadOutside : ICounter
{
    private readonly Lock gate = new();
    private int value;

    public void Increment()
    {
        int next = value + 1;
        lock (gate)
        {
            value = next;
        }
    }

    public int Value => value;
}
