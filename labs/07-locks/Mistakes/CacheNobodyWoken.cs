using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>The last reader leaves and says nothing. The writer sleeps on.</summary>
[Mistake(Verdict.Deadlock, "who waits sees by itself when the count is zero")]
public sealed class CacheNobodyWoken : ICache
{
    private readonly object gate = new();
    private readonly int[] entries = new int[2];
    private int readers; // how many are inside; guarded by gate

    public void Read(Action<int> use)
    {
        lock (gate) readers++;
        try
        {
            foreach (int entry in entries) use(entry);
        }
        finally
        {
            lock (gate) readers--;
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
