using System.Diagnostics;

namespace Threads.Exploration;

/// <summary>
/// The clock of an exploration. It says when the time is up, at every step; and when a step does not come back, it has the world
/// give that run up, from a thread of its own: code that waits for something else than its turn would otherwise never return.
/// </summary>
/// <remarks>
/// Protocol: whoever has the turn counts up when it asks for a decision and again when it has one, so the count is odd while a
/// strategy chooses. A timer looks now and then whether the count has moved; an even one that has not is a step under way.
/// </remarks>
internal sealed class Watch : IDisposable
{
    // A step lasts as long as what the program computes between two shared accesses: seconds, if it likes. Once one was given up,
    // the next is not waited for as long: the same is about to happen again.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Impatience = TimeSpan.FromSeconds(0.5);

    // From look to look: seldom, for each wakes a thread that takes time from the program's; and soon after the time is up.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(0.25);
    private const long StepsBetweenLooks = 64;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly IWorld _world;
    private readonly Action<long>? _progress;
    private readonly Timer _timer;
    private TimeSpan _toldAt;
    private long _until = TimeSpan.MaxValue.Ticks;
    private long _count; // written by whoever has the turn

    private readonly Lock _gate = new(); // guards what follows: the timer's own
    private long _seenCount;
    private TimeSpan _seenSince;
    private bool _hasGivenUp;
    private bool _isDisposed;

    /// <summary>A watch that begins to run.</summary>
    /// <param name="world">Whose steps are watched.</param>
    /// <param name="progress">Told the number of runs so far, now and then; null for nobody.</param>
    public Watch(IWorld world, Action<long>? progress = null)
    {
        _world = world;
        _progress = progress;
        _timer = new Timer(static watch => ((Watch)watch!).Look(), this, Longest, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How long it has run.</summary>
    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>When the time is up, in <see cref="Elapsed"/>; for ever unless set.</summary>
    public TimeSpan Until
    {
        get => TimeSpan.FromTicks(Volatile.Read(ref _until));
        set
        {
            Volatile.Write(ref _until, value.Ticks);
            LookLater();
        }
    }

    /// <summary>Whether the time is up.</summary>
    public bool IsUp => Until is var until && until != TimeSpan.MaxValue && Elapsed > until;

    /// <summary>A step came back: a decision begins.</summary>
    /// <returns>Whether the run is to end because the time is up; looked at now and then.</returns>
    public bool Decide()
    {
        var count = _count + 1;
        Volatile.Write(ref _count, count); // release, as below: nothing but the count is read by the timer
        return count % (2 * StepsBetweenLooks) == 1 && IsUp;
    }

    /// <summary>The decision is made: a step begins.</summary>
    public void Go() => Volatile.Write(ref _count, _count + 1);

    /// <summary>Between two runs: passes the number of runs on, four times a second.</summary>
    public void Tell(long schedules)
    {
        if (_progress is null || Elapsed - _toldAt < Silence) return;
        _toldAt = Elapsed;
        _progress(schedules);
    }

    /// <summary>No step is looked at any more, from here on.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate) _isDisposed = true;
    }

    private void Look()
    {
        lock (_gate)
        {
            if (_isDisposed) return;
            LookNow();
            LookLater();
        }
    }

    private void LookLater()
    {
        var left = Until - Elapsed;
        var next = left >= Longest ? Longest : left + Impatience;
        _timer.Change(next > Shortest ? next : Shortest, Timeout.InfiniteTimeSpan);
    }

    private void LookNow()
    {
        var (count, now) = (Volatile.Read(ref _count), Elapsed);
        if (count != _seenCount || (count & 1) != 0)
        {
            (_seenCount, _seenSince) = (count, now);
            return;
        }

        var isLate = now > Until;
        if (now - _seenSince < (isLate || _hasGivenUp ? Impatience : Patience)) return;
        // Who is late may only have computed for long; that says nothing about the next wait.
        if (_world.GiveUp(isLate) && !isLate) _hasGivenUp = true;
        _seenSince = now;
    }
}
