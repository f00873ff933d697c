using Races.Checks;

namespace Races.Solutions;

/// <summary>Counts for many threads: value++ is three steps, and the lock lets nobody in between them.</summary>
public sealed class Counter : ICounter
{
    private readonly Lock gate = new();
    private int value;

    public void Increment()
    {
        lock (gate)
        {
            value++;
        }
    }

    public int Value
    {
        get
        {
            lock (gate) return value;
        }
    }
}
