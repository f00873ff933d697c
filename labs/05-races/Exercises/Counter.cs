using Races.Checks;

namespace Races.Exercises;

/// <summary>Counts for many threads. value++ looks like one step, and is three.</summary>
public sealed class Counter : ICounter
{
    private int value;

    // TODO: whatever the threads' order, every call must be counted.
    public void Increment()
    {
        value++;
    }

    public int Value => value;
}
