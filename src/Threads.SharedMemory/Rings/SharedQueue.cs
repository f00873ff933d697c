namespace Threads.SharedMemory;

/// <summary>
/// A ring for any number of writers and readers, in any number of processes: a lock for each side in front of the ring of one writer and one reader.
/// Each message comes out once, whole; the messages of one writer come out in order.
/// </summary>
/// <remarks>
/// A writer that is killed while it has its turn has moved Head or has not: the next one gets the lock, goes on from Head, and there is nothing to repair.
/// Who waits for room, or for a message, keeps his side's lock meanwhile: the others of that side could do no more than he. Thread-safe.
/// </remarks>
/// <typeparam name="T">The message: plain data, without references or addresses.</typeparam>
public sealed unsafe class SharedQueue<T>
    where T : unmanaged
{
    private readonly RobustMutex _writers;
    private readonly RobustMutex _readers;
    private readonly RingWriter<T> _writer; // used by who holds _writers
    private readonly RingReader<T> _reader; // used by who holds _readers

    /// <summary>The queue in a segment, which must stay attached for as long as it is used. Whoever comes first makes it.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="capacity">Slots, a power of two: all must say the same. <see cref="Ring.Bytes{T}"/> says how many bytes they take.</param>
    /// <param name="offset">Where in the segment it begins, a multiple of 128.</param>
    /// <exception cref="SharedMemoryException">It does not fit, or something else stands there.</exception>
    public SharedQueue(SharedSegment segment, int capacity, int offset = 0)
        : this(RingMemory.In(segment, sizeof(T), capacity, offset), Futex.Shared, Ring.DefaultSpins)
    {
    }

    internal SharedQueue(RingMemory memory, IFutex futex, int spins)
    {
        _writers = new RobustMutex(memory.Start + RingLayout.WritersLock, futex, spins);
        _readers = new RobustMutex(memory.Start + RingLayout.ReadersLock, futex, spins);
        _writer = new RingWriter<T>(memory, futex, spins);
        _reader = new RingReader<T>(memory, futex, spins);
    }

    /// <summary>Writes a message; waits for its turn and for room.</summary>
    /// <param name="message">The message.</param>
    /// <param name="limit">How long to wait at most.</param>
    /// <exception cref="TimeoutException">The time is over; nothing was written.</exception>
    /// <exception cref="SharedMemoryException">Somebody has written rubbish into the queue.</exception>
    public void Write(in T message, TimeSpan limit)
    {
        var deadline = Deadline.After(limit);
        _writers.Acquire(deadline);
        try
        {
            _writer.Resume();
            _writer.Write(message, deadline.Left);
        }
        finally
        {
            _writers.Release();
        }
    }

    /// <summary>Reads a message; waits for its turn and for the message.</summary>
    /// <param name="limit">How long to wait at most.</param>
    /// <exception cref="TimeoutException">The time is over; nothing was read.</exception>
    /// <exception cref="SharedMemoryException">Somebody has written rubbish into the queue.</exception>
    public T Read(TimeSpan limit)
    {
        var deadline = Deadline.After(limit);
        _readers.Acquire(deadline);
        try
        {
            _reader.Resume();
            return _reader.Read(deadline.Left);
        }
        finally
        {
            _readers.Release();
        }
    }
}
