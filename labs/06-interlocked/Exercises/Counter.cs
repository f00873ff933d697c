using Atomics.Checks;

namespace Atomics.Exercises;

/// <summary>Counts for many threads, and gives each call a number of its own.</summary>
public sealed class Counter : ICounter
{
    private int value;

    // TODO: whatever the threads' order, every call is counted and gets a number of its own; and no thread ever waits.
    public int Increment()
    {
        value++;
        return value;
    }

    // Acquire: pairs with the write in Increment, so that a reader sees what came before it.
    public int Value => Volatile.Read(ref value);
}
