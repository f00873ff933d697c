using System.Runtime.CompilerServices;

namespace Threads.SharedMemory;

/// <summary>
/// The reading end of a ring for one writer and one reader, who may be processes. The protocol is told at <see cref="RingWriter{T}"/>: this is its
/// mirror image. A message is taken out of the ring when the call that reads it returns, and no other reader gets it. One thread at a time may
/// use it.
/// </summary>
/// <typeparam name="T">The message, as the writer has it.</typeparam>
public sealed unsafe class RingReader<T> : IDisposable
    where T : unmanaged
{
    private readonly byte* _start;
    private readonly long _mask;
    private long _next;  // what Tail is: the number of the next message
    private long _limit; // the first number that was not there when Head was last read

    private readonly RingEnd _end;

    /// <summary>The reading end of a ring. The caller sees to it that there is one only.</summary>
    internal RingReader(RingMemory memory, RingEnd end)
    {
        RingEnd.RequireSlot<T>(memory);
        _start = memory.Start;
        _mask = memory.Capacity - 1;
        _end = end;
        Resume();
    }

    /// <summary>The number of the next message, from 0: how many were read so far, by everybody.</summary>
    public long Position => _next;

    /// <summary>How often it looks, when it has to wait, before it goes to sleep: 0 for not at all, to <see cref="Ring.SpinForEver"/>.</summary>
    public int Spins
    {
        get => _end.Spins;
        set => _end.Spins = value;
    }

    /// <summary>
    /// How many pauses of the processor lie between two looks, from 1 on. 1 answers soonest; with 8 to 32 the partner gets ahead, which is fastest for a
    /// stream of messages, since each look takes the line away that the partner writes.
    /// </summary>
    public int Pauses
    {
        get => _end.Pauses;
        set => _end.Pauses = value;
    }

    private T* Slots => (T*)(_start + RingLayout.Slots);

    /// <summary>Reads a message if there is one.</summary>
    /// <returns>False when the ring is empty.</returns>
    /// <exception cref="SharedMemoryException">The writer has written rubbish into the ring.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryRead(out T message)
    {
        var next = _next;
        if (next == _limit && !FindMessages())
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
        var next = _next;
        if (_limit - next < messages.Length) FindMessages();
        var count = (int)Math.Min(_limit - next, messages.Length);
        if (count == 0) return 0;
        var slot = (int)(next & _mask);
        var first = Math.Min(count, (int)_mask + 1 - slot);
        new Span<T>(Slots + slot, first).CopyTo(messages);
        new Span<T>(Slots, count - first).CopyTo(messages[first..]);
        Publish(next + count);
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
        if (_limit - _next < count) FindMessages();
        var slot = (int)(_next & _mask);
        return new ReadOnlySpan<T>(Slots + slot, (int)Math.Min(Math.Min(_limit - _next, count), _mask + 1 - slot));
    }

    /// <summary>Takes the first of the messages that <see cref="Waiting"/> gave out of the ring.</summary>
    /// <param name="count">How many; no more than were waiting.</param>
    public void Take(int count)
    {
        if (count < 0 || count > _limit - _next) throw new ArgumentOutOfRangeException(nameof(count), count, $"{_limit - _next} messages were waiting.");
        Publish(_next + count);
    }

    /// <summary>Waits for one message at least.</summary>
    /// <param name="limit">How long at most.</param>
    /// <exception cref="TimeoutException">The time is over.</exception>
    /// <exception cref="SharedMemoryException">The ring is empty and the writer is gone, or the writer has written rubbish into the ring.</exception>
    public void AwaitMessage(TimeSpan limit)
    {
        if (_next == _limit) WaitForMessage(Deadline.After(limit));
    }

    /// <summary>Reads a message; waits for it.</summary>
    /// <param name="limit">How long to wait at most; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <exception cref="TimeoutException">The time is over; nothing was read.</exception>
    /// <exception cref="SharedMemoryException">The ring is empty and the writer is gone, or the writer has written rubbish into the ring.</exception>
    public T Read(TimeSpan limit)
    {
        if (TryRead(out var message)) return message;
        WaitForMessage(Deadline.After(limit));
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
            if (_next == _limit) WaitForMessage(deadline);
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
                _limit = _reader.FindMessagesFrom(_next);
                if (_next == _limit)
                {
                    Unsafe.SkipInit(out message);
                    return false;
                }
            }

            message = ((T*)(_start + RingLayout.Slots))[_next & _mask];
            _next++;
            Volatile.Write(ref *(long*)(_start + RingLayout.Tail), _next); // release, as in Publish
            if (Volatile.Read(ref *(int*)(_start + RingLayout.WriterSleeps)) != 0) _reader._end.Wake();
            return true;
        }

        /// <summary>Ends the run.</summary>
        public readonly void Dispose() => (_reader._next, _reader._limit) = (_next, _limit);
    }

    /// <summary>Gives the reading end back: the partner learns that nobody reads any more.</summary>
    public void Dispose() => _end.Dispose();

    /// <summary>Goes on where the ring is: another reader may have read since.</summary>
    internal void Resume()
    {
        _next = Volatile.Read(ref *(long*)(_start + RingLayout.Tail)); // acquire: pairs with Publish of the reader before
        _limit = _next;
        FindMessages();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Publish(long next)
    {
        _next = next;
        Volatile.Write(ref *(long*)(_start + RingLayout.Tail), next); // release: the slots were read before; pairs with the acquire in RingWriter.FindRoom
        if (Volatile.Read(ref *(int*)(_start + RingLayout.WriterSleeps)) != 0) _end.Wake();
    }

    // Head is the writer's to write: it is believed only if it lies where it can lie.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool FindMessages()
    {
        var head = _end.PartnerCounter; // acquire: the slots before it are filled; pairs with RingWriter.Publish
        if ((ulong)(head - _next) > (ulong)_mask + 1 || head < _limit) throw _end.Rubbish("Head", head, _next);
        _limit = head;
        return _next != head;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long FindMessagesFrom(long next)
    {
        _next = next;
        FindMessages();
        return _limit;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WaitForMessage(Deadline deadline)
    {
        // The caller has just looked; and each look takes the line away that the partner writes.
        var round = 0;
        do _end.Pause(round++, _limit, deadline); while (!FindMessages());
    }
}
