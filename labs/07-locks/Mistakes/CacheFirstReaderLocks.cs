using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>
/// A lock belongs to the thread that took it. If the first reader is gone before the last, nobody can give it back: for another
/// thread, Exit throws.
/// </summary>
[Mistake(Verdict.LockNeverReleased, "any thread may give back a lock")]
public sealed class CacheFirstReaderLocks : ICache
{
    private readonly object gate = new();
    private readonly object room = new();
    private readonly int[] entries = new int[2];
    private int readers; // how many are inside; guarded by gate

    public void Read(Action<int> use)
    {
        lock (gate)
        {
            if (readers++ == 0) Monitor.Enter(room);
        }

        foreach (int entry in entries) use(entry);
        lock (gate)
        {
            if (--readers == 0) Monitor.Exit(room);
        }
    }

    public void Write(Func<int, int> change)
    {
        lock (room)
        {
            for (int i = 0; i < entries.Length; i++) entries[i] = change(entries[i]);
        }
    }
}
