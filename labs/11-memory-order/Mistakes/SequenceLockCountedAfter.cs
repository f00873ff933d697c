using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>Counted once, afterwards: while a write is under way the count looks as if nothing were.</summary>
[Mistake(Verdict.FailedAssertion, "a change of the count shows every write")]
public sealed class SequenceLockCountedAfter : ISequenceLock
{
    private int x;
    private int y;
    private int version; // odd while a write is under way

    public void Write(int x, int y)
    {
        Volatile.Write(ref this.x, x);
        Volatile.Write(ref this.y, y);
        Volatile.Write(ref version, version + 2);
    }

    public (int X, int Y) Read()
    {
        SpinWait wait = new();
        while (true)
        {
            int before = Volatile.Read(ref version);
            int a = Volatile.Read(ref x);
            int b = Volatile.Read(ref y);
            if (before % 2 == 0 && Volatile.Read(ref version) == before) return (a, b);
            wait.SpinOnce();
        }
    }
}
