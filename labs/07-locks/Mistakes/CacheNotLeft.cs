using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>An exception jumps over the lines that count the reader out. It is inside for ever, and the writer waits for ever.</summary>
[Mistake(Verdict.Deadlock, "what stands at the end of a method is always reached")]
public sealed class CacheNotLeft : ICache
{
    private readonly object gate = new();
    private readonly int[] entries = new int[2];
    private int readers; // how many are inside; guarded by gate

    public void Read(Action<int> use)
    {
        lock (gate) readers++;
        foreach (int entry in entries) use(entry);
        lock (gate)
        {
            readers--;
            if (readers == 0) Monitor.PulseAll(gate);
        }
    }

    public void Write(Func<int, int> change)
    {
        lock (gate)
        {
            while (readers > 0) Monitor.Wait(gate);
            for (int i = 0; i < entries.Length; i++) entries[i] = change(entries[i]);
        }
    }
}
