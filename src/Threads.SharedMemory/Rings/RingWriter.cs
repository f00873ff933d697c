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
public sealed unsafe class RingWriter<T> : IDisposable
    where T : unmanaged
{
    private readonly byte* _start;
    private readonly long _mask;
    private long _next;  // what Head is: the number of the next message
    private long _limit; // the first number for which there was no room when Tail was last read

    private readonly RingEnd _end;

    /// <summary>The writing end of a ring. The caller sees to it that there is one only.</summary>
    internal RingWriter(RingMemory memory, RingEnd end)
    {
        RingEnd.RequireSlot<T>(memory);
        _start = memory.Start;
        _mask = memory.Capacity - 1;
        _end = end;
        Resume();
    }

    /// <summary>The number of the next message, from 0: how many were written so far, by everybody.</summary>
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

    /// <summary>Writes a message if there is room.</summary>
    /// <returns>False when the ring is full.</returns>
    /// <exception cref="SharedMemoryException">The reader has written rubbish into the ring.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryWrite(in T message)
    {
        var next = _next;
        if (next == _limit && !FindRoom()) return false;
        Slots[next & _mask] = message;
        Publish(next + 1);
        return true;
    }

    /// <summary>Writes as many messages as there is room for, and publishes them together: one look at the partner's side for all.</summary>
    /// <returns>How many, from the first on.</returns>
    /// <exception cref="SharedMemoryException">The reader has written rubbish into the ring.</exception>
    public int TryWrite(ReadOnlySpan<T> messages)
    {
        var next = _next;
        if (_limit - next < messages.Length) FindRoom();
        var count = (int)Math.Min(_limit - next, messages.Length);
        if (count == 0) return 0;
        var slot = (int)(next & _mask);
        var first = Math.Min(count, (int)_mask + 1 - slot);
        messages[..first].CopyTo(new Span<T>(Slots + slot, first));
        messages[first..count].CopyTo(new Span<T>(Slots, count - first));
        Publish(next + count);
        return count;
    }

    /// <summary>The free slots that follow one another, to be filled where they are: then <see cref="Commit"/>. Empty when the ring is full.</summary>
    /// <param name="count">How many are wanted: as many are looked for, perhaps fewer are given.</param>
    /// <exception cref="SharedMemoryException">The reader has written rubbish into the ring.</exception>
    public Span<T> Free(int count)
    {
        if (_limit - _next < count) FindRoom();
        var slot = (int)(_next & _mask);
        return new Span<T>(Slots + slot, (int)Math.Min(Math.Min(_limit - _next, count), _mask + 1 - slot));
    }

    /// <summary>Publishes the first of the slots that <see cref="Free"/> gave.</summary>
    /// <param name="count">How many; no more than were free.</param>
    public void Commit(int count)
    {
        if (count < 0 || count > _limit - _next) throw new ArgumentOutOfRangeException(nameof(count), count, $"{_limit - _next} slots were free.");
        Publish(_next + count);
    }

    /// <summary>Waits for room for one message at least.</summary>
    /// <param name="limit">How long at most.</param>
    /// <exception cref="TimeoutException">The time is over.</exception>
    /// <exception cref="SharedMemoryException">The reader is gone, or has written rubbish into the ring.</exception>
    public void AwaitRoom(TimeSpan limit)
    {
        if (_next == _limit) WaitForRoom(Deadline.After(limit));
    }

    /// <summary>Writes a message; waits for room.</summary>
    /// <param name="message">The message.</param>
    /// <param name="limit">How long to wait at most; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <exception cref="TimeoutException">The time is over; nothing was written.</exception>
    /// <exception cref="SharedMemoryException">The reader is gone, or has written rubbish into the ring.</exception>
    public void Write(in T message, TimeSpan limit)
    {
        if (TryWrite(message)) return;
        WaitForRoom(Deadline.After(limit));
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
            if (_next == _limit) WaitForRoom(deadline);
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
                _limit = _writer.FindRoomFrom(_next);
                if (_next == _limit) return false;
            }

            ((T*)(_start + RingLayout.Slots))[_next & _mask] = message;
            _next++;
            Volatile.Write(ref *(long*)(_start + RingLayout.Head), _next); // release, as in Publish
            if (Volatile.Read(ref *(int*)(_start + RingLayout.ReaderSleeps)) != 0) _writer._end.Wake();
            return true;
        }

        /// <summary>Ends the run.</summary>
        public readonly void Dispose() => (_writer._next, _writer._limit) = (_next, _limit);
    }

    /// <summary>Gives the writing end back: the partner learns that nobody writes any more.</summary>
    public void Dispose() => _end.Dispose();

    /// <summary>Goes on where the ring is: another writer may have written since.</summary>
    internal void Resume()
    {
        _next = Volatile.Read(ref *(long*)(_start + RingLayout.Head)); // acquire: pairs with Publish of the writer before
        _limit = _next;
        FindRoom();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Publish(long next)
    {
        _next = next;
        Volatile.Write(ref *(long*)(_start + RingLayout.Head), next); // release: the slots come first; pairs with the acquire in RingReader.FindMessages
        if (Volatile.Read(ref *(int*)(_start + RingLayout.ReaderSleeps)) != 0) _end.Wake();
    }

    // Tail is the reader's to write: it is believed only if it lies where it can lie.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool FindRoom()
    {
        var tail = _end.PartnerCounter; // acquire: the reader has done with the slots before it; pairs with RingReader.Publish
        if ((ulong)(_next - tail) > (ulong)_mask + 1 || tail + _mask + 1 < _limit) throw _end.Rubbish("Tail", tail, _next);
        _limit = tail + _mask + 1;
        return _next != _limit;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long FindRoomFrom(long next)
    {
        _next = next;
        FindRoom();
        return _limit;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WaitForRoom(Deadline deadline)
    {
        // The caller has just looked; and each look takes the line away that the partner writes.
        var round = 0;
        do _end.Pause(round++, _limit - _mask - 1, deadline); while (!FindRoom());
    }
}
