namespace Threads.Exploration;

/// <summary>
/// Finds data races: two accesses to one location by different threads, at least one a write and at least one plain, that
/// no synchronization orders. It needs no failing schedule: a race shows in any run in which both accesses occur unordered.
/// </summary>
/// <remarks>
/// Vector clocks as in Pozniansky and Schuster, <i>Efficient on-the-fly data race detection in multithreaded C++ programs</i>
/// (PPoPP 2003). Program order, and release to acquire on one location, are the only edges.
/// </remarks>
internal sealed class RaceDetector
{
    private const int Stride = WorldState.MaxProcesses;

    private readonly int[] _clocks = new int[Stride * Stride];
    private readonly List<int[]?> _released = [];
    private readonly List<List<Touch>?> _touches = [];
    private readonly Stack<int[]> _spareClocks = new();
    private readonly Stack<List<Touch>> _spareTouches = new();
    private int _processes;

    /// <summary>A race: two events of the run, in order, and the location.</summary>
    public readonly record struct Race(int Location, int First, int Second);

    private readonly record struct Touch(int Process, bool IsWrite, bool IsPlain, int Time, int At);

    /// <summary>The races of the run so far.</summary>
    public List<Race> Races { get; } = [];

    public void Clear()
    {
        Array.Clear(_clocks, 0, _processes * Stride);
        _processes = 0;
        foreach (var clock in _released)
        {
            if (clock is not null)
                _spareClocks.Push(clock);
        }

        foreach (var touches in _touches)
        {
            if (touches is not null)
                _spareTouches.Push(touches);
        }

        _released.Clear();
        _touches.Clear();
        Races.Clear();
    }

    /// <summary>Takes note of the event that comes next.</summary>
    public void Add(WorldState state, int process, in Step step, int at)
    {
        _processes = Math.Max(_processes, process + 1);
        var clock = ClockOf(process);
        if (clock[process] == 0 && state.Origins[process] is >= 0 and var origin && (state.Clocks >> process & 1) == 0)
            Acquire(clock, origin);
        clock[process]++;
        if (step.Location < 0)
            return;
        if ((step.Synchronization & Synchronization.Acquire) != 0)
            AcquireAll(clock, step);
        if (step.IsMemory && (state.Clocks >> process & 1) == 0)
            Check(process, step, at, clock);
        if ((step.Synchronization & Synchronization.Release) != 0)
            Release(clock, step.Location);
    }

    private void Check(int process, in Step step, int at, Span<int> clock)
    {
        if (step.Overlaps is not null)
        {
            foreach (var location in step.Overlaps)
                Compare(TouchesOf(location), process, step, at, clock);
        }

        var touches = TouchesOf(step.Location);
        Compare(touches, process, step, at, clock);
        var now = new Touch(process, step.Access == Access.Write, step.IsPlain, clock[process], at);
        Replace(touches, now);
    }

    private static void Replace(List<Touch> touches, in Touch now)
    {
        for (var index = 0; index < touches.Count; index++)
        {
            var earlier = touches[index];
            if (earlier.Process == now.Process && earlier.IsWrite == now.IsWrite && earlier.IsPlain == now.IsPlain)
            {
                touches[index] = now;
                return;
            }
        }

        touches.Add(now);
    }

    private void Compare(List<Touch> touches, int process, in Step step, int at, Span<int> clock)
    {
        foreach (var touch in touches)
        {
            if (touch.Process != process && (touch.IsWrite || step.Access == Access.Write) && (touch.IsPlain || step.IsPlain) && touch.Time > clock[touch.Process])
                Races.Add(new Race(step.Location, touch.At, at));
        }
    }

    private Span<int> ClockOf(int process) => _clocks.AsSpan(process * Stride, Stride);

    // Who reads a part of what was released, or more than that, sees it as well.
    private void AcquireAll(Span<int> clock, in Step step)
    {
        Acquire(clock, step.Location);
        if (step.Overlaps is null)
            return;
        foreach (var location in step.Overlaps)
            Acquire(clock, location);
    }

    private void Acquire(Span<int> clock, int location)
    {
        if (location >= _released.Count || _released[location] is not { } released)
            return;
        Clocks.Join(clock, released);
    }

    private void Release(Span<int> clock, int location)
    {
        while (location >= _released.Count)
            _released.Add(null);
        if (_released[location] is not { } released)
        {
            _released[location] = released = _spareClocks.TryPop(out var spare) ? spare : new int[Stride];
            clock.CopyTo(released);
            return;
        }

        Clocks.Join(released, clock);
    }

    private List<Touch> TouchesOf(int location)
    {
        while (location >= _touches.Count)
            _touches.Add(null);
        if (_touches[location] is { } touches)
            return touches;
        touches = _spareTouches.TryPop(out var spare) ? spare : [];
        touches.Clear();
        return _touches[location] = touches;
    }
}
