using MemoryOrder.Checks;

namespace MemoryOrder.Exercises;

/// <summary>Two numbers that belong together, and are written one after the other.</summary>
public sealed class SequenceLock : ISequenceLock
{
    private int x;
    private int y;

    public void Write(int x, int y)
    {
        Volatile.Write(ref this.x, x);
        Volatile.Write(ref this.y, y);
    }

    public (int X, int Y) Read()
    {
        // TODO: a reader that comes in between sees half of a write. The writer must not wait.
        return (Volatile.Read(ref x), Volatile.Read(ref y));
    }
}
