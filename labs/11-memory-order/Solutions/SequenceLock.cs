using MemoryOrder.Checks;

namespace MemoryOrder.Solutions;

/// <summary>A count of writes tells a reader whether what it read belongs together (the Linux kernel's seqlock).</summary>
public sealed class SequenceLock : ISequenceLock
{
    private int x;
    private int y;
    private int version; // odd while a write is under way

    public void Write(int x, int y)
    {
        // Odd: a write is under way. Each write releases the one before, so that they are seen in this order.
        Volatile.Write(ref version, version + 1);
        Volatile.Write(ref this.x, x);
        Volatile.Write(ref this.y, y);

        // Even again: done.
        Volatile.Write(ref version, version + 1);
    }

    public (int X, int Y) Read()
    {
        SpinWait wait = new();
        while (true)
        {
            int before = Volatile.Read(ref version); // acquire: read before the numbers
            int a = Volatile.Read(ref x);
            int b = Volatile.Read(ref y);           // acquire: read before the count is looked at again
            if (before % 2 == 0 && Volatile.Read(ref version) == before) return (a, b);
            wait.SpinOnce();
        }
    }
}
