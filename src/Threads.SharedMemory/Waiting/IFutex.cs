namespace Threads.SharedMemory;

/// <summary>
/// What the kernel does for those who wait for each other through shared memory: put a thread to sleep, wake it, and stand in for it when it
/// is killed. The rings and locks are written over plain memory and this, so that the same code runs on real pages between
/// processes (<see cref="Futex"/>), and under every interleaving in the explored world, on a model.
/// </summary>
public interface IFutex
{
    /// <summary>The number of the calling thread: unique among all that share the memory, 1 to 2^30 - 1.</summary>
    int Thread { get; }

    /// <summary>
    /// Sleeps on a word of shared memory, but only if it holds a value: looking and falling asleep are one step. May return at any time
    /// without reason; the caller looks again at what it waits for.
    /// </summary>
    /// <param name="word">The word.</param>
    /// <param name="seen">The value that the caller saw.</param>
    /// <param name="limit">How long at most; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="attempt">How often the caller has slept already in this wait: the first sleeps are short, so that a partner's death is soon noticed.</param>
    void Wait(ref int word, int seen, TimeSpan limit, int attempt);

    /// <summary>Wakes some of those who sleep on a word.</summary>
    void Wake(ref int word, int count);

    /// <summary>
    /// A full fence here and on every core on which one runs who shares the memory: he who calls it seldom pays, so that the other, who is fast, need not.
    /// False when the system cannot; then waits must be short.
    /// </summary>
    bool FenceAll();

    /// <summary>The calling thread begins to take or to release a lock: from here on the kernel looks at it if the thread dies.</summary>
    void Begin(ref int word);

    /// <summary>It holds the lock now.</summary>
    void Taken(ref int word);

    /// <summary>It is about to give the lock back.</summary>
    /// <returns>False when the thread does not hold it, as far as the kernel was told.</returns>
    bool Releasing(ref int word);

    /// <summary>What was begun is done.</summary>
    void End();
}
