using System.Runtime.CompilerServices;

namespace Threads.SharedMemory;

/// <summary>
/// The writing end of a ring for one writer and one reader, who may be processes. A message is there when the call that writes it returns,
/// and comes out once, whole, in order.
/// </summary>
/// <remarks>
/// <para>
/// The protocol: slots from Head on, up to the capacity, are the writer's; the rest is the reader's. The writer fills a slot and then moves
/// Head, with release; the reader sees Head, with acquire, and so the slot. Tail goes back the same way. Nobody writes what the other
/// writes, so there is nothing to lock, and a writer that is killed at any point leaves a message that is there, or one that is not.
/// </para>
/// <para>
/// Sleeping: the reader says that it sleeps, has every core fenced, looks at Head once more, and sleeps on what it said. The writer moves
/// Head and looks whether the reader sleeps; no fence of its own stands between. Either the fence finds the writer before its look, and the look finds the sleeper; or after it,
/// and then the reader's last look finds the new Head.
/// </para>
/// One thread at a time may use it.
/// </remarks>
/// <typeparam name="T">The message: plain data, without references or addresses.</typeparam>
public sealed unsafe class RingWriter<T> : RingEnd
    where T : unmanaged
{
    /// <summary>The writing end of a ring. The caller sees to it that there is one only.</summary>
    internal RingWriter(RingMemory memory, IFutex futex, int spins, RingClaim? claim = null)
        : base(memory, sizeof(T), isWriter: true, futex, spins, claim)
    {
    }

    private T* Slots => (T*)(_start + RingLayout.Slots);

    /// <summary>Writes a message if there is room.</summary>
    /// <returns>False when the ring is full.</returns>
    /// <exception cref="SharedMemoryException">The reader has written rubbish into the ring.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryWrite(in T message)
    {
        var next = _next;
        if (next == _limit && !Look()) return false;
        Slots[next & _mask] = message;
        Publish(next + 1);
        return true;
    }

    /// <summary>Writes as many messages as there is room for, and publishes them together: one look at the partner's side for all.</summary>
    /// <returns>How many, from the first on.</returns>
    /// <exception cref="SharedMemoryException">The reader has written rubbish into the ring.</exception>
    public int TryWrite(ReadOnlySpan<T> messages)
    {
        var (slot, first) = Reach(messages.Length);
        var count = (int)Math.Min(_limit - _next, messages.Length);
        if (count == 0) return 0;
        messages[..first].CopyTo(new Span<T>(Slots + slot, first));
        messages[first..count].CopyTo(new Span<T>(Slots, count - first));
        Publish(_next + count);
        return count;
    }

    /// <summary>The free slots that follow one another, to be filled where they are: then <see cref="Commit"/>. Empty when the ring is full.</summary>
    /// <param name="count">How many are wanted: as many are looked for, perhaps fewer are given.</param>
    /// <exception cref="SharedMemoryException">The reader has written rubbish into the ring.</exception>
    public Span<T> Free(int count)
    {
        var (slot, found) = Reach(count);
        return new Span<T>(Slots + slot, found);
    }

    /// <summary>Publishes the first of the slots that <see cref="Free"/> gave.</summary>
    /// <param name="count">How many; no more than were free.</param>
    public void Commit(int count) => PublishSome(count);

    /// <summary>Waits for room for one message at least.</summary>
    /// <param name="limit">How long at most.</param>
    /// <exception cref="TimeoutException">The time is over.</exception>
    /// <exception cref="SharedMemoryException">The reader is gone, or has written rubbish into the ring.</exception>
    public void AwaitRoom(TimeSpan limit) => Await(limit);

    /// <summary>Writes a message; waits for room.</summary>
    /// <param name="message">The message.</param>
    /// <param name="limit">How long to wait at most; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <exception cref="TimeoutException">The time is over; nothing was written.</exception>
    /// <exception cref="SharedMemoryException">The reader is gone, or has written rubbish into the ring.</exception>
    public void Write(in T message, TimeSpan limit)
    {
        if (TryWrite(message)) return;
        Await(Deadline.After(limit));
        TryWrite(message);
    }

    /// <summary>Writes messages, piece by piece as there is room; waits for it.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="limit">How long to wait at most, all pieces together.</param>
    /// <exception cref="TimeoutException">The time is over; some messages may have been written.</exception>
    /// <exception cref="SharedMemoryException">The reader is gone, or has written rubbish into the ring.</exception>
    public void Write(ReadOnlySpan<T> messages, TimeSpan limit)
    {
        var deadline = Deadline.After(limit);
        var piece = Math.Max(1, ((int)_mask + 1) / 4); // so that the reader can begin before the writer has ended
        while (true)
        {
            messages = messages[TryWrite(messages[..Math.Min(piece, messages.Length)])..];
            if (messages.IsEmpty) return;
            if (_next == _limit) Await(deadline);
        }
    }

    /// <summary>Begins a run of single messages, written by one thread: see <see cref="Run"/>.</summary>
    public Run Begin() => new(this);

    /// <summary>
    /// A run of single messages. Where the writer stands is kept in registers meanwhile, and not in memory, which for messages of a word is half of
    /// their time. While it lasts nothing else of the writer may be used; disposing it, which must not be forgotten, ends it.
    /// </summary>
    public ref struct Run : IDisposable
    {
        private readonly RingWriter<T> _writer;
        private readonly byte* _start; // one address for all: there are not registers enough for each
        private readonly long _mask;
        private long _next;
        private long _limit;

        internal Run(RingWriter<T> writer)
        {
            _writer = writer;
            _start = writer._start;
            (_mask, _next, _limit) = (writer._mask, writer._next, writer._limit);
        }

        /// <inheritdoc cref="RingWriter{T}.TryWrite(in T)"/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool TryWrite(in T message)
        {
            if (_next == _limit)
            {
                _limit = _writer.LookFrom(_next);
                if (_next == _limit) return false;
            }

            ((T*)(_start + RingLayout.Slots))[_next & _mask] = message;
            _next++;
            Volatile.Write(ref *(long*)(_start + RingLayout.Head), _next); // release, as in Publish
            if (Volatile.Read(ref *(int*)(_start + RingLayout.ReaderSleeps)) != 0) _writer.Wake();
            return true;
        }

        /// <summary>Ends the run.</summary>
        public readonly void Dispose() => (_writer._next, _writer._limit) = (_next, _limit);
    }
}
