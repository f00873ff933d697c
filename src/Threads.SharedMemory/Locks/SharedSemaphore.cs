namespace Threads.SharedMemory;

/// <summary>
/// A semaphore between processes: a number of permits; who wants one waits while there is none. Anybody may give one back. It does not know who has a
/// permit, so that one is lost with a process that is killed while it has it; where that matters, take a <see cref="RobustMutex"/>.
/// </summary>
/// <remarks>
/// Two words: permits, and how many may be asleep. Who finds no permit says that he sleeps and sleeps while there are none; who gives one back adds it first and
/// looks for sleepers then. Both are full fences, so one of the two sees the other. A sleeper that is killed stays counted, which costs a
/// system call now and then; a permit for which it alone was woken is found by the others at their next look, a <see cref="Futex.Slice"/> later at most. Thread-safe.
/// </remarks>
public sealed unsafe class SharedSemaphore
{
    /// <summary>Bytes that it takes: two cache lines of its own.</summary>
    public const int Bytes = 128;

    private const int SleepersOffset = 64;

    private readonly int* _permits;
    private readonly int* _sleepers;
    private readonly IFutex _futex;

    /// <summary>The semaphore in a segment, which must stay attached for as long as it is used: it has no permits to begin with.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="offset">Where in it: 128 bytes of its own, at a multiple of 128.</param>
    /// <exception cref="SharedMemoryException">It does not fit.</exception>
    public SharedSemaphore(SharedSegment segment, int offset)
        : this(Place.In(segment, offset, Bytes, "A semaphore"), Futex.Shared)
    {
    }

    internal SharedSemaphore(byte* start, IFutex futex)
    {
        _permits = (int*)start;
        _sleepers = (int*)(start + SleepersOffset);
        _futex = futex;
    }

    /// <summary>Takes a permit; waits while there is none.</summary>
    /// <param name="limit">How long at most; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <exception cref="TimeoutException">The time is over; no permit was taken.</exception>
    /// <exception cref="SharedMemoryException">Somebody has written rubbish into it.</exception>
    public void Acquire(TimeSpan limit)
    {
        var deadline = Deadline.After(limit);
        for (var attempt = 0; !TryAcquire(); attempt++)
        {
            if (deadline.IsOver) throw new TimeoutException("There was no permit for the whole time limit.");
            Interlocked.Increment(ref *_sleepers);
            _futex.Wait(ref *_permits, 0, deadline.Left, attempt);
            Interlocked.Decrement(ref *_sleepers);
        }
    }

    /// <summary>Takes a permit if there is one.</summary>
    /// <exception cref="SharedMemoryException">Somebody has written rubbish into it.</exception>
    public bool TryAcquire()
    {
        while (true)
        {
            var permits = Volatile.Read(ref *_permits);
            if (permits == 0) return false;
            if (permits < 0) throw Rubbish(permits);
            if (Interlocked.CompareExchange(ref *_permits, permits - 1, permits) == permits) return true;
        }
    }

    /// <summary>Gives permits back, or adds new ones.</summary>
    /// <param name="count">How many, 1 or more.</param>
    /// <exception cref="SharedMemoryException">There would be more than an int holds, or somebody has written rubbish into it.</exception>
    public void Release(int count = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        while (true)
        {
            var permits = Volatile.Read(ref *_permits);
            if (permits < 0) throw Rubbish(permits);
            if (permits > int.MaxValue - count) throw new SharedMemoryException($"The semaphore has {permits:#,0} permits; {count:#,0} more are too many.");
            if (Interlocked.CompareExchange(ref *_permits, permits + count, permits) == permits) break;
        }

        if (Volatile.Read(ref *_sleepers) != 0) _futex.Wake(ref *_permits, count);
    }

    private static SharedMemoryException Rubbish(int permits) =>
        new($"The semaphore says that it has {permits:#,0} permits, which cannot be: somebody wrote rubbish into it.");
}
