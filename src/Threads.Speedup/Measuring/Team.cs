using System.Diagnostics;
using Threads.Speedup.Native;

namespace Threads.Speedup;

/// <summary>What one run of a team took.</summary>
/// <param name="Seconds">From the first worker's start to the last one's end, by the workers' own clocks.</param>
/// <param name="Imbalance">The longest working worker's time as a multiple of the mean.</param>
/// <param name="Others">The share of the workers' time in which others had their processors; null when not known.</param>
/// <param name="Phases">The seconds of each phase: from the first that began to the last that ended.</param>
public readonly record struct TeamRun(double Seconds, double Imbalance, double? Others, IReadOnlyList<double> Phases);

/// <summary>
/// Workers that stay: starting a thread takes longer than many a measurement. They sleep between runs. Where there are processors
/// enough each is pinned to one, from inside: what the caller starts elsewhere is pinned nowhere.
/// </summary>
/// <remarks>One caller at a time. A run blocks until its last worker is done.</remarks>
public sealed class Team : IDisposable
{
    private readonly object _gate = new(); // guards the fields of a job; waited on, so no Lock
    private readonly Thread[] _threads;
    private readonly IReadOnlyList<int> _cores;
    private volatile bool _isPinned; // until the system refuses a worker

    // A job, and how far it is: workers below _job.Count that have not yet taken job number _number take it.
    private Job? _job;
    private long _number;
    private int _running;
    private bool _isOver;

    /// <summary>Starts workers.</summary>
    /// <param name="workers">How many at most will work together.</param>
    /// <param name="isPinned">Whether each is pinned to a processor; never done where there are more workers than processors.</param>
    public Team(int workers, bool isPinned = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        _cores = Affinity.Cores();
        _isPinned = isPinned && OperatingSystem.IsLinux();
        _threads = [.. Enumerable.Range(0, workers).Select(index => new Thread(() => Serve(index)) { IsBackground = true, Name = $"worker {index}" })];
        foreach (var thread in _threads) thread.Start();
    }

    /// <summary>How many processors this process may use.</summary>
    public int Cores => _cores.Count;

    /// <summary>How many workers there are.</summary>
    public int Size => _threads.Length;

    /// <summary>Whether workers are pinned, where there are processors enough: asked for, and not refused by the system.</summary>
    public bool IsPinned => _isPinned;

    /// <summary>Runs some work on some workers at once.</summary>
    /// <param name="count">How many workers: 1 to <see cref="Size"/>.</param>
    /// <param name="work">The work of each.</param>
    /// <param name="phases">How many phases are told apart, where the work meets in between.</param>
    /// <exception cref="InvalidOperationException">A worker threw: what, is inside. A worker that the others still wait for leaves them waiting: work does not throw.</exception>
    public TeamRun Run(int count, Action<Worker> work, int phases = 1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Size);
        var barrier = count > 1 ? new SpinBarrier(count) : null;
        var job = new Job(work, [.. Enumerable.Range(0, count).Select(index => new Worker(index, count, barrier, phases))]);
        lock (_gate)
        {
            (_job, _running) = (job, count);
            _number++;
            Monitor.PulseAll(_gate);
            while (_running > 0) Monitor.Wait(_gate);
        }

        return job.Failure is { } failure ? throw new InvalidOperationException($"A worker failed: {failure.Message}", failure) : job.Result();
    }

    /// <summary>Lets the workers end, and waits for them.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            Monitor.PulseAll(_gate);
        }

        foreach (var thread in _threads) thread.Join();
    }

    private void Serve(int index)
    {
        using var scheduler = new Scheduler();
        for (var done = 0L; Await(index, ref done) is { } job;)
        {
            // With more workers than processors each would wait behind the one that it shares with: the scheduler knows better.
            if (_isPinned && index < _cores.Count && !Affinity.Allow(job.Workers.Length > _cores.Count ? _cores : [_cores[index]])) _isPinned = false;
            job.Do(index, scheduler);
            lock (_gate)
            {
                if (--_running == 0) Monitor.PulseAll(_gate);
            }
        }
    }

    private Job? Await(int index, ref long done)
    {
        lock (_gate)
        {
            while (!_isOver && (_number == done || index >= _job!.Workers.Length))
            {
                done = _number;
                Monitor.Wait(_gate);
            }

            done = _number;
            return _isOver ? null : _job;
        }
    }

    private sealed class Job(Action<Worker> work, Worker[] workers)
    {
        private readonly double?[] _waited = new double?[workers.Length]; // seconds; each worker writes its own
        private volatile Exception? _failure;

        public Worker[] Workers => workers;

        public Exception? Failure => _failure;

        public void Do(int index, Scheduler scheduler)
        {
            var worker = workers[index];
            var before = scheduler.Waited();
            worker.Begin();
            try
            {
                work(worker);
            }
            catch (Exception exception)
            {
                _failure = exception;
            }

            worker.End();
            _waited[index] = (scheduler.Waited() - before) / 1e9;
        }

        // All have ended: the gate orders it.
        public TeamRun Result()
        {
            var own = workers.Select(worker => Seconds(worker.Marks[0], worker.Marks[^1])).ToList();
            var phases = Enumerable.Range(1, workers[0].Marks.Length - 1)
                .Select(phase => Seconds(workers.Min(worker => worker.Marks[phase - 1]), workers.Max(worker => worker.Marks[phase])))
                .ToList();
            var seconds = Seconds(workers.Min(worker => worker.Marks[0]), workers.Max(worker => worker.Marks[^1]));
            var (sum, longest) = (own.Sum(), own.Max());
            var others = sum > 0 && _waited.All(waited => waited is not null) ? Math.Min(1, _waited.Sum()!.Value / sum) : (double?)null;
            return new TeamRun(seconds, sum > 0 ? longest * own.Count / sum : 1, others, phases);
        }

        private static double Seconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalSeconds;
    }
}
