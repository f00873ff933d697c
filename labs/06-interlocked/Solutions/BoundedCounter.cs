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

    public int Value => Volatile.Read(ref value);
}
