using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>Readers count themselves, and the writer does not look: it keeps new readers out and goes in to the old ones.</summary>
[Mistake(Verdict.FailedAssertion, "who holds the lock is alone")]
public sealed class CacheReadersNotAwaited : ICache
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
            lock (gate)
            {
                readers--;
                if (readers == 0) Monitor.PulseAll(gate);
            }
        }
    }

    public void Write(Func<int, int> change)
    {
        lock (gate)
        {
            for (int i = 0; i < entries.Length; i++) entries[i] = change(entries[i]);
        }
    }
}
