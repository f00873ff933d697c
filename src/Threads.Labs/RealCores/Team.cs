using System.Diagnostics;
using Threads.Managed.Native;

namespace Threads.Labs.RealCores;

/// <summary>
/// Workers that run a demonstration's trials, an actor each, for as long as the trials last. They go through a batch of fresh
/// instances in lockstep and meet before each instance (before each group, where there are fewer cores than actors); before and
/// after a batch each makes, and counts, its share of it.
/// </summary>
/// <remarks>
/// What worker 0 plans is written between the end of one batch and the next meeting, and read only after that meeting: the
/// barrier orders it. Used once; <see cref="Run"/> is for one caller.
/// </remarks>
internal abstract class Team(int workers, IReadOnlyList<int> cores, TrialLimits limits)
{
    /// <summary>Instances in a batch: few enough to stay in a core's own cache.</summary>
    protected const int BatchSize = 1024;

    // A look at the clock costs as much as a trial: one in so many trials, always at a meeting.
    private const int TrialsBetweenLooks = 64;

    // The spins that two running workers may be apart, and no more: then the core is wanted by somebody else.
    private const int Patience = 4000;

    // Where workers share cores a meeting costs a change of threads, on a busy computer a long one: they meet before a group of
    // instances, and within it by chance, as they run along. The group takes longer than they leave the barrier apart.
    private const int PatienceInTurns = 300;
    private const int GroupInTurns = 256;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(2);

    // The just-in-time compiler waits 100 ms for calls to cease before it compiles again what is called often.
    private static readonly TimeSpan WarmingUp = TimeSpan.FromMilliseconds(150);

    private readonly SpinBarrier _barrier = new(workers, workers <= cores.Count ? Patience : PatienceInTurns);
    private readonly int _group = workers <= cores.Count ? 1 : GroupInTurns;
    private readonly bool _isPinned = workers > 1 && workers <= cores.Count; // a single actor's own threads are free to go elsewhere
    private volatile Exception? _failure;

    // Planned by worker 0.
    private bool _isCounting;
    private int _size;
    private int _end;
    private long _left = limits.Trials;
    private long _begun;
    private long _deadline;
    private long _ended;

    /// <summary>How many workers there are.</summary>
    protected int Workers { get; } = workers;

    /// <summary>Runs the trials to their end.</summary>
    /// <param name="progress">Called now and then with the number of trials so far.</param>
    public Trials Run(Action<long>? progress)
    {
        _begun = Stopwatch.GetTimestamp();
        _deadline = _begun + Ticks(limits.Time < WarmingUp * 2 ? limits.Time / 2 : WarmingUp);
        var threads = Enumerable.Range(0, Workers)
            .Select(worker => new Thread(() => Work(worker)) { IsBackground = true, Name = $"actor {worker}" })
            .ToList();
        threads.ForEach(thread => thread.Start());
        var isStuck = !threads.TrueForAll(thread => HasEnded(thread, progress));
        if (isStuck) _barrier.Abandon();
        if (_failure is { } failure) return Trials.None($"A trial cannot be made or judged: {failure.Message}");
        return new Trials(
            limits.Trials - _left,
            Workers,
            cores.Count > 0 ? cores.Count : Environment.ProcessorCount,
            _isPinned,
            Stopwatch.GetElapsedTime(_begun, isStuck ? Stopwatch.GetTimestamp() : _ended),
            Seen(),
            isStuck ? "The next trial did not end: its actors wait for each other, or for something that does not come." : null);
    }

    /// <summary>Makes a worker's share of a batch.</summary>
    protected abstract void Make(int first, int end);

    /// <summary>Lets a worker's actor act on one instance; an exception becomes its outcome.</summary>
    protected abstract void Act(int worker, int instance);

    /// <summary>Brings an instance into the core's cache, so that the actors need not wait for it when they have met.</summary>
    protected abstract void Touch(int instance);

    /// <summary>Counts the outcomes of a worker's share of a batch.</summary>
    protected abstract void Count(int worker, int first, int end);

    /// <summary>All outcomes counted, most frequent first.</summary>
    protected abstract IReadOnlyList<SeenOutcome> Seen();

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);

    private bool HasEnded(Thread thread, Action<long>? progress)
    {
        var (seen, since) = (0L, Stopwatch.StartNew());
        while (!thread.Join(Glance))
        {
            progress?.Invoke(limits.Trials - Volatile.Read(ref _left));
            if (_barrier.Arrivals is var arrivals && arrivals != seen) (seen, since) = (arrivals, Stopwatch.StartNew());
            if (since.Elapsed > Stuck) return false;
        }

        return true;
    }

    private void Work(int worker)
    {
        if (_isPinned) Affinity.Pin(cores[worker]);
        try
        {
            RunBatches(worker);
        }
        catch (Exception failure)
        {
            _failure = failure;
            _barrier.Abandon();
        }
    }

    private void RunBatches(int worker)
    {
        var round = 0L;
        var walked = 0;
        while (true)
        {
            if (worker == 0) Plan(walked);
            if (!_barrier.Arrive(worker, ++round) || _size == 0) return;
            var (size, isCounting) = (_size, _isCounting);
            Make(Share(size, worker), Share(size, worker + 1));
            if (!_barrier.Arrive(worker, ++round)) return;
            walked = Walk(worker, size, ref round);
            if (walked < 0 || !_barrier.Arrive(worker, ++round)) return;
            if (isCounting) Count(worker, Share(walked, worker), Share(walked, worker + 1));
        }
    }

    private int Share(int size, int worker) => (int)((long)size * worker / Workers);

    /// <summary>Worker 0, after a batch: how the next one goes.</summary>
    private void Plan(int walked)
    {
        var now = Stopwatch.GetTimestamp();
        if (_isCounting)
        {
            Volatile.Write(ref _left, _left - walked); // read by Run, for progress only
            _ended = now;
        }
        else if (walked > 0 && now >= _deadline)
        {
            _isCounting = true;
            _begun = now;
            _deadline = now + Ticks(limits.Time);
        }

        var isOver = _isCounting && (_left == 0 || now >= _deadline);
        _size = isOver ? 0 : (int)Math.Min(BatchSize, _isCounting ? _left : BatchSize);
        _end = int.MaxValue;
    }

    /// <summary>Goes through a batch in lockstep with the others; returns how many instances it came through, -1 when abandoned.</summary>
    private int Walk(int worker, int size, ref long round)
    {
        var delay = new Delay(worker);
        for (var instance = 0; instance < size; instance++)
        {
            var isMeeting = instance % _group == 0;
            var isLook = isMeeting && instance % TrialsBetweenLooks == 0 && instance > 0;
            if (isLook && worker == 0 && Stopwatch.GetTimestamp() >= _deadline) _end = instance;
            Touch(instance);
            if (isMeeting && !_barrier.Arrive(worker, ++round)) return -1;
            if (isLook && instance >= Volatile.Read(ref _end)) return instance; // written before the meeting: all read the same
            delay.Next();
            Act(worker, instance);
        }

        return size;
    }
}
