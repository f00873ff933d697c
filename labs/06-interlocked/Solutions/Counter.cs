using Atomics.Checks;

namespace Atomics.Solutions;

/// <summary>Counts for many threads in one step, which also returns the number that it made.</summary>
public sealed class Counter : ICounter
{
    private int value;

    public int Increment()
    {
        return Interlocked.Increment(ref value);
    }

    // Acquire: pairs with the write in Increment, so that a reader sees what came before it.
    public int Value => Volatile.Read(ref value);
}
