using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>Nobody was writing when the reader began. That says nothing about later.</summary>
[Mistake(Verdict.FailedAssertion, "it is enough to begin while nobody writes")]
public sealed class SequenceLockNotComparedAgain : ISequenceLock
{
    private int x;
    private int y;
    private int version; // odd while a write is under way

    public void Write(int x, int y)
    {
        Volatile.Write(ref version, version + 1);
        Volatile.Write(ref this.x, x);
        Volatile.Write(ref this.y, y);
        Volatile.Write(ref version, version + 1);
    }

    public (int X, int Y) Read()
    {
        SpinWait wait = new();
        while (true)
        {
            int before = Volatile.Read(ref version);
            int a = Volatile.Read(ref x);
            int b = Volatile.Read(ref y);
            if (before % 2 == 0) return (a, b);
            wait.SpinOnce();
        }
    }
}
