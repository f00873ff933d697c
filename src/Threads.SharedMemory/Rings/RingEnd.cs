using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Threads.SharedMemory;

/// <summary>
/// What both ends of a ring have in common: where they stand, publishing that, looking how far the partner is, and waiting for it: spinning, falling asleep,
/// noticing that it is gone. The protocol is told at <see cref="RingWriter{T}"/>. One thread at a time may use an end.
/// </summary>
[SuppressMessage("Design", "CA1063", Justification = "Only the two sealed ends derive from it, and there is nothing to finalize.")]
[SuppressMessage("Usage", "CA1816", Justification = "As above.")]
public abstract unsafe class RingEnd : IDisposable
{
    private const int MostPauses = 1024;
    private const int PausesBetweenChecks = 0x10000; // some milliseconds, if the processor never lets it sleep

    private int _pauses = 1;

    private protected readonly byte* _start;
    private protected readonly long _mask;
    private protected long _next;  // what this end's counter is: the number of the next message
    private protected long _limit; // the first number that was not this end's to touch when the partner's counter was last read

    // Head, and behind it whether the reader sleeps; Tail, and behind it whether the writer does. Each side sleeps on the word behind what it waits for.
    private readonly long* _counter;
    private readonly long* _partnerCounter;

    private readonly bool _isWriter;
    private readonly IFutex _futex;
    private readonly RingClaim? _claim;

    private protected RingEnd(RingMemory memory, int slotBytes, bool isWriter, IFutex futex, int spins, RingClaim? claim)
    {
        if (slotBytes != memory.SlotBytes) throw new SharedMemoryException($"The message has {slotBytes} bytes, and a slot of the ring {memory.SlotBytes}.");
        _start = memory.Start;
        _mask = memory.Capacity - 1;
        _counter = (long*)(_start + (isWriter ? RingLayout.Head : RingLayout.Tail));
        _partnerCounter = (long*)(_start + (isWriter ? RingLayout.Tail : RingLayout.Head));
        (_isWriter, _futex, Spins, _claim) = (isWriter, futex, spins, claim);
        try
        {
            Resume();
        }
        catch
        {
            _claim?.Dispose();
            throw;
        }
    }

    /// <summary>The number of the next message, from 0: how many went through this end so far, whoever had it.</summary>
    public long Position => _next;

    /// <summary>How many pauses of the processor it makes, when it has to wait, before it goes to sleep: 0 for none, to <see cref="Ring.SpinForEver"/>.</summary>
    public int Spins { get; set; }

    /// <summary>
    /// How many of these pauses lie between two looks, 1 to 1,024. 1 answers soonest; with 32 or more the partner gets ahead, which is fastest for a
    /// stream of messages, since each look takes the line away that the partner writes.
    /// </summary>
    public int Pauses
    {
        get => _pauses;
        set => _pauses = value is >= 1 and <= MostPauses ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"Between two looks lie 1 to {MostPauses} pauses.");
    }

    private int* Sleeps => (int*)(_partnerCounter + 1);

    private int* PartnerSleeps => (int*)(_counter + 1);

    private string Partner => _isWriter ? "reader" : "writer";

    private long Capacity => _mask + 1;

    // The writer may go as far ahead of the reader as there are slots, the reader only as far as the writer is.
    private long Lead => _isWriter ? Capacity : 0;

    /// <summary>Gives this end back: the partner learns that nobody is there any more.</summary>
    public void Dispose() => _claim?.Dispose();

    /// <summary>Goes on where the ring is: another one may have used this end since.</summary>
    internal void Resume()
    {
        _next = Volatile.Read(ref *_counter); // acquire: pairs with Publish of whoever had this end before
        _limit = _next;
        Look();
    }

    /// <summary>Moves this end's counter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected void Publish(long next)
    {
        _next = next;
        Volatile.Write(ref *_counter, next); // release: the slots were filled, or read, before; pairs with the acquire in the partner's Look
        if (Volatile.Read(ref *PartnerSleeps) != 0) Wake();
    }

    /// <summary>As <see cref="Publish"/>, for so many of the slots that were given out.</summary>
    private protected void PublishSome(int count)
    {
        if (count < 0 || count > _limit - _next) throw new ArgumentOutOfRangeException(nameof(count), count, $"It was given {_limit - _next} slots.");
        Publish(_next + count);
    }

    /// <summary>The slot of the next message, and how many slots from there on are this end's and follow one another, up to a count.</summary>
    private protected (int Slot, int Count) Reach(int count)
    {
        if (_limit - _next < count) Look();
        var slot = (int)(_next & _mask);
        return (slot, (int)Math.Min(Math.Min(_limit - _next, count), Capacity - slot));
    }

    /// <summary>Looks how far the partner is.</summary>
    /// <returns>False when there is nothing that this end may touch.</returns>
    /// <exception cref="SharedMemoryException">The partner's counter, which the partner writes, does not lie where it can lie.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private protected bool Look()
    {
        var counter = Volatile.Read(ref *_partnerCounter); // acquire: the partner has done with the slots before it; pairs with its Publish
        var limit = counter + Lead;
        if ((ulong)(limit - _next) > (ulong)Capacity || limit < _limit) throw Rubbish(counter);
        _limit = limit;
        return _next != limit;
    }

    /// <summary>Looks how far the partner is, from a number that stood in a register.</summary>
    /// <returns>The new limit.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private protected long LookFrom(long next)
    {
        _next = next;
        Look();
        return _limit;
    }

    /// <summary>Waits until there is something that this end may touch.</summary>
    private protected void Await(TimeSpan limit)
    {
        if (_next == _limit) Await(Deadline.After(limit));
    }

    /// <summary>As <see cref="Await(TimeSpan)"/>, when nothing was found just now: each look takes the line away that the partner writes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private protected void Await(Deadline deadline)
    {
        var (spun, sleeps) = (0L, 0);
        do
        {
            if (spun < Spins || Spins == Ring.SpinForEver) spun = Pause(spun, deadline);
            else Sleep(sleeps++, deadline);
        }
        while (!Look());
    }

    /// <summary>Wakes the partner, which says that it sleeps.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private protected void Wake()
    {
        Volatile.Write(ref *PartnerSleeps, 0); // or each further message would call the kernel again, until the partner runs
        _futex.Wake(ref *PartnerSleeps, 1);
    }

    private long Pause(long spun, Deadline deadline)
    {
        for (var pauses = _pauses; pauses > 0; pauses--)
        {
            if (X86Base.IsSupported) X86Base.Pause();
            else Thread.SpinWait(1);
        }

        var now = spun + _pauses;
        if (now / PausesBetweenChecks != spun / PausesBetweenChecks) Check(deadline);
        return now;
    }

    // The order matters: say it, fence, look again, sleep. See RingWriter.
    private void Sleep(int earlier, Deadline deadline)
    {
        if (earlier > 0 || deadline.IsOver) Check(deadline); // not before the first sleep: it takes longer than a partner that answers at once
        Volatile.Write(ref *Sleeps, 1);
        _futex.FenceAll();
        if (!HasMoved()) _futex.Wait(ref *Sleeps, 1, deadline.Left, earlier);
        Volatile.Write(ref *Sleeps, 0);
    }

    private bool HasMoved() => Volatile.Read(ref *_partnerCounter) + Lead != _limit;

    private void Check(Deadline deadline)
    {
        // What the partner wrote last is looked at when it was found dead, and when the time was found to be over: it counts.
        var fault = _claim?.PartnerFault();
        var isOver = deadline.IsOver;
        if (HasMoved()) return;
        if (fault is not null)
            throw new SharedMemoryException($"The {Partner} of the ring is gone: {fault}. {(_isWriter ? "Nobody will make room" : "All that it wrote has been read")}.");
        if (isOver)
            throw new TimeoutException($"The ring stayed {(_isWriter ? "full" : "empty")} for the whole time limit: its {Partner} is slow, stopped, or not there yet.");
    }

    private SharedMemoryException Rubbish(long counter) =>
        new($"The {Partner} of the ring wrote {counter} into {(_isWriter ? "Tail" : "Head")}, which cannot be: this side is at {_next}, and there are {Capacity} slots. It is broken or hostile; nothing of the ring can be trusted any more.");
}
