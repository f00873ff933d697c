using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>The count is compared, and not looked at: a reader that begins and ends within one write sees no change.</summary>
[Mistake(Verdict.FailedAssertion, "if the count is the same before and after, nothing happened in between")]
public sealed class SequenceLockOddIgnored : ISequenceLock
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
            if (Volatile.Read(ref version) == before) return (a, b);
            wait.SpinOnce();
        }
    }
}
