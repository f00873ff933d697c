using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>The count is careful, the numbers are not: a plain read may be moved behind the look at the count.</summary>
[Mistake(Verdict.DataRace, "what is read in vain is thrown away, so it may be read carelessly")]
public sealed class SequenceLockPlainNumbers : ISequenceLock
{
    private int x;
    private int y;
    private int version; // odd while a write is under way

    public void Write(int x, int y)
    {
        Volatile.Write(ref version, version + 1);
        this.x = x;
        this.y = y;
        Volatile.Write(ref version, version + 1);
    }

    public (int X, int Y) Read()
    {
        SpinWait wait = new();
        while (true)
        {
            int before = Volatile.Read(ref version);
            int a = x;
            int b = y;
            if (before % 2 == 0 && Volatile.Read(ref version) == before) return (a, b);
            wait.SpinOnce();
        }
    }
}
