using Atomics.Checks;

namespace Atomics.Exercises;

/// <summary>Counts up to the limit. Asking whether there is room and counting belong together.</summary>
public sealed class BoundedCounter : IBoundedCounter
{
    private int value;

    // TODO: whatever the threads' order, as many succeed as there is room for; and no thread ever waits.
    public bool TryIncrement()
    {
        if (value >= IBoundedCounter.Limit) return false;
        value++;
        return true;
    }

    // Acquire: pairs with the write in TryIncrement, so that a reader sees what came before it.
    public int Value => Volatile.Read(ref value);
}
