using Atomics.Checks;

namespace Atomics.Solutions;

/// <summary>Counts up to the limit. The exchange succeeds only over the very value for which there was room.</summary>
public sealed class BoundedCounter : IBoundedCounter
{
    private int value;

    public bool TryIncrement()
    {
        int seen = Volatile.Read(ref value);
        while (seen < IBoundedCounter.Limit)
        {
            int found = Interlocked.CompareExchange(ref value, seen + 1, seen);
            if (found == seen) return true;
            seen = found;
        }

        return false;
    }

    // Acquire: pairs with the write in TryIncrement, so that a reader sees what came before it.
    public int Value => Volatile.Read(ref value);
}
