using System.Diagnostics;

namespace Threads.Speedup;

/// <summary>One of the threads that do a piece of work together, as the work sees it. Belongs to that thread.</summary>
public sealed class Worker
{
    private readonly SpinBarrier? _barrier;
    private readonly long[] _marks;
    private int _marked;

    internal Worker(int index, int count, SpinBarrier? barrier, int phases)
    {
        (Index, Count, _barrier) = (index, count, barrier);
        _marks = new long[phases + 1];
    }

    /// <summary>Its number, from 0.</summary>
    public int Index { get; }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>The times of its start, of the end of each phase but the last, and of its end, in the clock's ticks.</summary>
    internal ReadOnlySpan<long> Marks => _marks;

    /// <summary>A worker alone, for the serial program and for tests.</summary>
    public static Worker Alone() => new(0, 1, null, 1);

    /// <summary>Where the others' share begins: element number <paramref name="length"/> · index / count, so that shares differ by one at most.</summary>
    public int From(int length) => (int)((long)length * Index / Count);

    /// <summary>Where its share ends.</summary>
    public int To(int length) => (int)((long)length * (Index + 1) / Count);

    /// <summary>Waits for all workers: a phase of the work has ended, and another begins.</summary>
    public void Meet()
    {
        _barrier?.Arrive();
        Mark();
    }

    internal void Begin()
    {
        _barrier?.Arrive();
        _marked = 0;
        Mark();
    }

    /// <summary>The work has ended. Phases that it did not come to, or that it had more of than were announced, count to the last.</summary>
    internal void End()
    {
        var now = Stopwatch.GetTimestamp();
        while (_marked < _marks.Length) _marks[_marked++] = now;
        _marks[^1] = now;
    }

    private void Mark()
    {
        if (_marked < _marks.Length - 1) _marks[_marked++] = Stopwatch.GetTimestamp();
    }
}
