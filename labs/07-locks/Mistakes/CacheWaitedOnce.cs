using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>Woken up does not mean that nobody is inside: a new reader may have gone in before the writer got the lock back.</summary>
[Mistake(Verdict.FailedAssertion, "after Wait, what one has waited for is true")]
public sealed class CacheWaitedOnce : ICache
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
            if (readers > 0) Monitor.Wait(gate);
            for (int i = 0; i < entries.Length; i++) entries[i] = change(entries[i]);
        }
    }
}
