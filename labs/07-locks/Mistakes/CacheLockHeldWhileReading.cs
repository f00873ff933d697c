using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>The readers are counted, under a lock that each holds until it has left: the count is never more than 1.</summary>
[Mistake(Verdict.WrongOutcome, "where readers are counted, readers go in together")]
public sealed class CacheLockHeldWhileReading : ICache
{
    private readonly object gate = new();
    private readonly int[] entries = new int[2];
    private int readers; // how many are inside; guarded by gate

    public void Read(Action<int> use)
    {
        lock (gate)
        {
            readers++;
            try
            {
                foreach (int entry in entries) use(entry);
            }
            finally
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
            while (readers > 0) Monitor.Wait(gate);
            for (int i = 0; i < entries.Length; i++) entries[i] = change(entries[i]);
        }
    }
}
