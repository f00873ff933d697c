using System.Runtime.CompilerServices;

namespace Threads.SharedMemory;

/// <summary>
/// The reading end of a ring for one writer and one reader, who may be processes. The protocol is told at <see cref="RingWriter{T}"/>: this is its
/// mirror image. A message is taken out of the ring when the call that reads it returns, and no other reader gets it. One thread at a time may
/// use it.
/// </summary>
/// <typeparam name="T">The message, as the writer has it.</typeparam>
public sealed unsafe class RingReader<T> : RingEnd
    where T : unmanaged
{
    /// <summary>The reading end of a ring. The caller sees to it that there is one only.</summary>
    internal RingReader(RingMemory memory, IFutex futex, int spins, RingClaim? claim = null)
        : base(memory, sizeof(T), isWriter: false, futex, spins, claim)
    {
    }

    private T* Slots => (T*)(_start + RingLayout.Slots);

    /// <summary>Reads a message if there is one.</summary>
    /// <returns>False when the ring is empty.</returns>
    /// <exception cref="SharedMemoryException">The writer has written rubbish into the ring.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryRead(out T message)
    {
        var next = _next;
        if (next == _limit && !Look())
        {
            Unsafe.SkipInit(out message);
            return false;
        }

        message = Slots[next & _mask];
        Publish(next + 1);
        return true;
    }

    /// <summary>Reads as many messages as there are and fit, and gives their slots back together.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="SharedMemoryException">The writer has written rubbish into the ring.</exception>
    public int TryRead(Span<T> messages)
    {
        var (slot, first) = Reach(messages.Length);
        var count = (int)Math.Min(_limit - _next, messages.Length);
        if (count == 0) return 0;
        new Span<T>(Slots + slot, first).CopyTo(messages);
        new Span<T>(Slots, count - first).CopyTo(messages[first..]);
        Publish(_next + count);
        return count;
    }

    /// <summary>
    /// The messages that follow one another, where they are: then <see cref="Take"/>. Empty when the ring is. A hostile writer can change what is looked at
    /// here at any time; what is copied out it cannot.
    /// </summary>
    /// <param name="count">How many are wanted: as many are looked for, perhaps fewer are given.</param>
    /// <exception cref="SharedMemoryException">The writer has written rubbish into the ring.</exception>
    public ReadOnlySpan<T> Waiting(int count)
    {
        var (slot, found) = Reach(count);
        return new ReadOnlySpan<T>(Slots + slot, found);
    }

    /// <summary>Takes the first of the messages that <see cref="Waiting"/> gave out of the ring.</summary>
    /// <param name="count">How many; no more than were waiting.</param>
    public void Take(int count) => PublishSome(count);

    /// <summary>Waits for one message at least.</summary>
    /// <param name="limit">How long at most.</param>
    /// <exception cref="TimeoutException">The time is over.</exception>
    /// <exception cref="SharedMemoryException">The ring is empty and the writer is gone, or the writer has written rubbish into the ring.</exception>
    public void AwaitMessage(TimeSpan limit) => Await(limit);

    /// <summary>Reads a message; waits for it.</summary>
    /// <param name="limit">How long to wait at most; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <exception cref="TimeoutException">The time is over; nothing was read.</exception>
    /// <exception cref="SharedMemoryException">The ring is empty and the writer is gone, or the writer has written rubbish into the ring.</exception>
    public T Read(TimeSpan limit)
    {
        if (TryRead(out var message)) return message;
        Await(Deadline.After(limit));
        TryRead(out message);
        return message;
    }

    /// <summary>Reads as many messages as fit, piece by piece; waits for them.</summary>
    /// <param name="messages">Where they go; all of it is filled.</param>
    /// <param name="limit">How long to wait at most, all pieces together.</param>
    /// <exception cref="TimeoutException">The time is over; some messages may have been read.</exception>
    /// <exception cref="SharedMemoryException">The ring is empty and the writer is gone, or the writer has written rubbish into the ring.</exception>
    public void Read(Span<T> messages, TimeSpan limit)
    {
        var deadline = Deadline.After(limit);
        var piece = Math.Max(1, ((int)_mask + 1) / 4); // so that the writer can go on before the reader has ended
        while (true)
        {
            messages = messages[TryRead(messages[..Math.Min(piece, messages.Length)])..];
            if (messages.IsEmpty) return;
            if (_next == _limit) Await(deadline);
        }
    }

    /// <summary>Begins a run of single messages, read by one thread: see <see cref="Run"/>.</summary>
    public Run Begin() => new(this);

    /// <summary>
    /// A run of single messages. Where the reader stands is kept in registers meanwhile, and not in memory, which for messages of a word is half of
    /// their time. While it lasts nothing else of the reader may be used; disposing it, which must not be forgotten, ends it.
    /// </summary>
    public ref struct Run : IDisposable
    {
        private readonly RingReader<T> _reader;
        private readonly byte* _start; // one address for all: there are not registers enough for each
        private readonly long _mask;
        private long _next;
        private long _limit;

        internal Run(RingReader<T> reader)
        {
            _reader = reader;
            _start = reader._start;
            (_mask, _next, _limit) = (reader._mask, reader._next, reader._limit);
        }

        /// <inheritdoc cref="RingReader{T}.TryRead(out T)"/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool TryRead(out T message)
        {
            if (_next == _limit)
            {
                _limit = _reader.LookFrom(_next);
                if (_next == _limit)
                {
                    Unsafe.SkipInit(out message);
                    return false;
                }
            }

            message = ((T*)(_start + RingLayout.Slots))[_next & _mask];
            _next++;
            Volatile.Write(ref *(long*)(_start + RingLayout.Tail), _next); // release, as in Publish
            if (Volatile.Read(ref *(int*)(_start + RingLayout.WriterSleeps)) != 0) _reader.Wake();
            return true;
        }

        /// <summary>Ends the run.</summary>
        public readonly void Dispose() => (_reader._next, _reader._limit) = (_next, _limit);
    }
}
