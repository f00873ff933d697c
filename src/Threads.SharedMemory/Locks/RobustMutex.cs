namespace Threads.SharedMemory;

/// <summary>
/// A lock between processes that survives its owner: if the thread that holds it is killed, the kernel says so in the lock's word, and the next one who
/// gets it learns that what it protects may be half done. Not re-entrant; released by the thread that acquired it.
/// </summary>
/// <remarks>
/// The word (U. Drepper, Futexes Are Tricky, 2011; man 2 set_robust_list): the owner's thread number, 0 when it is free; a bit that says that somebody may be asleep; a bit that
/// the kernel sets when it finds the number of a dying thread. Each change is one compare-and-swap. Who finds it taken sets the sleepers' bit and sleeps while the word is
/// what he saw; who releases it exchanges the word with 0 and, if the bit was set, wakes one, who takes it with the bit set: there may be others.
/// The first 16 bytes at its place, zero to begin with, are its own. Thread-safe.
/// </remarks>
public sealed unsafe class RobustMutex
{
    /// <summary>Bytes that it takes: two cache lines of its own.</summary>
    public const int Bytes = 128;

    private const int Sleepers = 1 << 31;
    private const int OwnerDied = 1 << 30;
    private const int OwnerBits = OwnerDied - 1;

    private readonly int* _word;
    private readonly IFutex _futex;
    private readonly int _spins;

    /// <summary>The lock in a segment, which must stay attached for as long as it is used or held.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="offset">Where in it: 128 bytes of its own, at a multiple of 128.</param>
    /// <exception cref="SharedMemoryException">It does not fit.</exception>
    public RobustMutex(SharedSegment segment, int offset)
        : this(Place.In(segment, offset, Bytes, "A lock"), Futex.Shared, Ring.DefaultSpins)
    {
    }

    internal RobustMutex(byte* start, IFutex futex, int spins)
    {
        _word = (int*)start;
        (_futex, _spins) = (futex, spins);
    }

    /// <summary>Acquires the lock; waits while another has it.</summary>
    /// <param name="limit">How long at most; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <returns>True when its last owner died with it: what it protects may be half done, and is this caller's to repair. False else.</returns>
    /// <exception cref="TimeoutException">The time is over; another has it.</exception>
    /// <exception cref="LockRecursionException">This thread has it already.</exception>
    /// <exception cref="SharedMemoryException">This thread holds as many shared locks as it can.</exception>
    public bool Acquire(TimeSpan limit) => Acquire(Deadline.After(limit));

    internal bool Acquire(Deadline deadline)
    {
        var self = _futex.Thread;
        _futex.Begin(ref *_word);
        try
        {
            // A full fence, and so acquire: pairs with the exchange in Release.
            if (Interlocked.CompareExchange(ref *_word, self, 0) == 0)
            {
                _futex.Taken(ref *_word);
                return false;
            }

            var inherited = AcquireSlowly(self, deadline);
            _futex.Taken(ref *_word);
            return inherited;
        }
        finally
        {
            _futex.End();
        }
    }

    /// <summary>Gives the lock back, and wakes one who waits for it.</summary>
    /// <exception cref="SynchronizationLockException">This thread does not have it.</exception>
    /// <exception cref="SharedMemoryException">Somebody has written rubbish into it.</exception>
    public void Release()
    {
        if ((Volatile.Read(ref *_word) & OwnerBits) != _futex.Thread) throw NotHeld();
        _futex.Begin(ref *_word);
        _futex.Releasing(ref *_word);
        // Release, and a full fence: what was done under the lock is seen by the next one. Between this and the wake-up the
        // kernel wakes in our place, should the thread be killed: that is what was begun above.
        if ((Interlocked.Exchange(ref *_word, 0) & Sleepers) != 0) _futex.Wake(ref *_word, 1);
        _futex.End();
    }

    // Whatever stands in its word, it must not stay on the thread's list: the memory may be detached next.
    private Exception NotHeld() => _futex.Releasing(ref *_word)
        ? new SharedMemoryException("This thread held the lock, and its word says otherwise: somebody wrote rubbish into it. What it protects can no longer be trusted.")
        : new SynchronizationLockException("This thread does not hold the lock: only the one that acquired it can release it.");

    private bool AcquireSlowly(int self, Deadline deadline)
    {
        var bits = 0; // once asleep, it takes the lock with the sleepers' bit: others may be
        var spins = 0;
        while (true)
        {
            var seen = Volatile.Read(ref *_word);
            if ((seen & OwnerBits) == 0)
            {
                var taken = self | bits | (seen & Sleepers);
                if (Interlocked.CompareExchange(ref *_word, taken, seen) == seen) return (seen & OwnerDied) != 0;
                continue;
            }

            if ((seen & OwnerBits) == self) throw new LockRecursionException("This thread holds the lock already, and would wait for itself for ever.");
            if (spins < _spins)
            {
                spins++;
                Thread.SpinWait(1);
                continue;
            }

            bits = Sleepers;
            if ((seen & Sleepers) == 0 && Interlocked.CompareExchange(ref *_word, seen | Sleepers, seen) != seen) continue;
            if (deadline.IsOver) throw new TimeoutException($"Thread {seen & OwnerBits} held the lock for the whole time limit.");
            _futex.Wait(ref *_word, seen | Sleepers, deadline.Left, spins++ - _spins);
        }
    }
}
