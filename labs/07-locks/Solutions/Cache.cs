using Locking.Checks;

namespace Locking.Solutions;

/// <summary>
/// A cache for many threads. A reader holds the lock only while it counts itself in and out; a writer holds it all the time,
/// from when nobody is inside. So readers may pass writers for ever: lab 09 is about that.
/// </summary>
public sealed class Cache : ICache
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
            while (readers > 0) Monitor.Wait(gate);
            for (int i = 0; i < entries.Length; i++) entries[i] = change(entries[i]);
        }
    }
}
