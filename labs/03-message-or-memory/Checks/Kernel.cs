namespace Messages.Checks;

/// <summary>
/// What the kernel does for those who wait for each other through shared memory: Linux calls it futex. It puts a thread to sleep on a word, and wakes
/// those who sleep; it knows nothing of locks.
/// </summary>
public sealed class Kernel
{
    private readonly object gate = new();
    private readonly Sleeper?[] sleepers = new Sleeper?[4];
    private int calls;

    /// <summary>How often it was called.</summary>
    public int Calls => Volatile.Read(ref calls);

    /// <summary>Sleeps until it is woken, but only if the word is what was seen: looking and falling asleep are one step.</summary>
    public void Wait(ref int word, int seen)
    {
        lock (gate)
        {
            Interlocked.Increment(ref calls);
            if (Volatile.Read(ref word) != seen) return;
            Sleeper me = new();
            sleepers[Array.IndexOf(sleepers, null)] = me;
            while (!me.IsWoken) Monitor.Wait(gate);
        }
    }

    /// <summary>Wakes one who sleeps, if anybody does.</summary>
    public void WakeOne()
    {
        lock (gate)
        {
            Interlocked.Increment(ref calls);
            for (int i = 0; i < sleepers.Length; i++)
            {
                if (sleepers[i] is not { } sleeper) continue;
                sleepers[i] = null;
                sleeper.IsWoken = true;
                Monitor.PulseAll(gate);
                return;
            }
        }
    }

    /// <summary>What the kernel does when a process is killed: if the word has its number, marks it, and wakes one who waits.</summary>
    public void Kill(int process, ref int word)
    {
        if (Interlocked.CompareExchange(ref word, ILedger.OwnerDied, process) == process) WakeOne();
    }

    private sealed class Sleeper
    {
        public bool IsWoken;
    }
}
