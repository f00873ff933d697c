namespace Threads.SharedMemory;

/// <summary>
/// A barrier between processes, to be used again and again: nobody gets past it before all have come. If one does not come in time it is broken, for
/// everybody and for good, since nobody can know any more who has come for which round.
/// </summary>
/// <remarks>
/// Two words: how many have come, and the round, which all sleep on. The last one sets the count back before it opens the next round: nobody comes for
/// that before it is open. Rounds go from 0 up; a negative round means broken. Thread-safe.
/// </remarks>
public sealed unsafe class SharedBarrier
{
    /// <summary>Bytes that it takes: two cache lines of its own.</summary>
    public const int Bytes = 128;

    private const int RoundOffset = 64;
    private const int Broken = int.MinValue;

    private readonly int* _arrived;
    private readonly int* _round;
    private readonly int _parties;
    private readonly IFutex _futex;

    /// <summary>The barrier in a segment, which must stay attached for as long as it is used.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="offset">Where in it: 128 bytes of its own, at a multiple of 128.</param>
    /// <param name="parties">For how many it waits: all must say the same.</param>
    /// <exception cref="SharedMemoryException">It does not fit.</exception>
    public SharedBarrier(SharedSegment segment, int offset, int parties)
        : this(Place.In(segment, offset, Bytes, "A barrier"), parties, Futex.Shared)
    {
    }

    internal SharedBarrier(byte* start, int parties, IFutex futex)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parties, 1);
        _arrived = (int*)start;
        _round = (int*)(start + RoundOffset);
        (_parties, _futex) = (parties, futex);
    }

    /// <summary>Comes to the barrier; waits until all have come.</summary>
    /// <param name="limit">How long at most; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <exception cref="TimeoutException">Somebody did not come in time; the barrier is broken.</exception>
    /// <exception cref="SharedMemoryException">The barrier is broken, or somebody has written rubbish into it.</exception>
    public void Arrive(TimeSpan limit)
    {
        var deadline = Deadline.After(limit);
        var round = Volatile.Read(ref *_round);
        if (round < 0) throw IsBroken();
        var arrived = Interlocked.Increment(ref *_arrived);
        if (arrived < 1 || arrived > _parties) throw new SharedMemoryException($"{arrived} have come to a barrier for {_parties}: there are more parties than it was made for, or somebody wrote rubbish into it.");
        if (arrived == _parties) Open(round);
        else Await(round, deadline);
    }

    private void Open(int round)
    {
        Volatile.Write(ref *_arrived, 0); // before the round: who sees the new one finds nobody counted for it
        var opened = Interlocked.CompareExchange(ref *_round, (round + 1) & int.MaxValue, round) == round;
        _futex.Wake(ref *_round, int.MaxValue);
        if (!opened) throw IsBroken();
    }

    private void Await(int round, Deadline deadline)
    {
        for (var attempt = 0; ; attempt++)
        {
            var now = Volatile.Read(ref *_round);
            if (now < 0) throw IsBroken();
            if (now != round) return;
            if (deadline.IsOver && Interlocked.CompareExchange(ref *_round, Broken, round) == round)
            {
                _futex.Wake(ref *_round, int.MaxValue);
                throw new TimeoutException("Not all came to the barrier in time; it is broken now, for everybody.");
            }

            _futex.Wait(ref *_round, round, deadline.Left, attempt);
        }
    }

    private static SharedMemoryException IsBroken() => new("The barrier is broken: somebody did not come in time, and was not waited for any longer. Make a new one.");
}
