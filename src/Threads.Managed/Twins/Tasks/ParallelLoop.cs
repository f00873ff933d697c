using Threads.Exploration;

namespace Threads.Managed.Twins;

/// <summary>
/// The model behind <see cref="Parallel"/>: iterations dealt to workers, each a controlled thread, while the calling thread
/// waits for them.
/// </summary>
/// <remarks>
/// With no more iterations than workers each iteration has a worker of its own: they overlap in every way, and dealing
/// would only repeat traces. Otherwise, and wherever a worker's own state can be seen (<paramref name="isDealt"/>), a worker
/// takes the next iteration in one step, so that every distribution is explored. A single worker is the calling thread.
/// Not modelled: that .NET hands out iterations in chunks, and that the calling thread works too.
/// </remarks>
/// <param name="from">The first iteration.</param>
/// <param name="to">The one after the last.</param>
/// <param name="options">What the program set; null for the defaults.</param>
/// <param name="isDealt">Whether workers take any number of iterations even when there are few.</param>
/// <param name="runsAll">Whether iterations go on starting after one has thrown (<c>Parallel.Invoke</c>).</param>
internal sealed class ParallelLoop(long from, long to, ParallelOptions? options, bool isDealt = false, bool runsAll = false)
{
    /// <summary>
    /// Workers where the program sets no <c>MaxDegreeOfParallelism</c>: as on a machine with four cores. More would add
    /// schedules, but hardly another mistake.
    /// </summary>
    public const int DefaultWorkers = 4;

    private readonly List<Exception> _exceptions = [];
    private readonly long _from = from;
    private readonly long _to = to;
    private readonly bool _runsAll = runsAll;
    private long _next = from;

    public bool IsStopped { get; private set; }

    public bool IsExceptional => _exceptions.Count > 0;

    public long? LowestBreak { get; private set; }

    /// <summary>Runs the loop. Each worker runs <paramref name="work"/> once, which asks its <see cref="Worker"/> for iterations.</summary>
    /// <exception cref="AggregateException">What iterations threw.</exception>
    /// <exception cref="OperationCanceledException">The options' token is cancelled.</exception>
    public ParallelLoopResult Run(Action<Worker> work)
    {
        options?.CancellationToken.ThrowIfCancellationRequested();
        if (_from >= _to)
            return new ParallelLoopResult(true, null);
        var limit = options is { MaxDegreeOfParallelism: > 0 } ? options.MaxDegreeOfParallelism : DefaultWorkers;
        var workers = (int)Math.Min(limit, _to - _from);
        if (workers == 1)
            RunWorker(new Worker(this, null), work);
        else
            RunThreads(workers, isDealt || workers < _to - _from, work);
        if (IsExceptional)
            throw new AggregateException(_exceptions);
        return new ParallelLoopResult(!IsStopped && LowestBreak is null, LowestBreak);
    }

    public void Observe() => Operation.Step(this, StepKind.Read, Access.Read, Synchronization.Acquire);

    public void Stop()
    {
        Operation.Step(this, StepKind.Signal);
        if (LowestBreak is not null)
            throw new InvalidOperationException("Stop was called after Break was called.");
        IsStopped = true;
    }

    public void Break(long iteration)
    {
        Operation.Step(this, StepKind.Signal);
        if (IsStopped)
            throw new InvalidOperationException("Break was called after Stop was called.");
        LowestBreak = Math.Min(LowestBreak ?? iteration, iteration);
    }

    /// <summary>Whether an iteration that has not started will not, or one that has started had better end.</summary>
    public bool Excludes(long iteration) => IsStopped || IsExceptional || iteration > LowestBreak;

    private void RunThreads(int workers, bool isDealt, Action<Worker> work)
    {
        var threads = new ControlledThread[workers];
        for (var i = 0; i < workers; i++)
        {
            var worker = new Worker(this, isDealt ? null : _from + i);
            var name = isDealt ? $"worker {i + 1}" : $"iteration {_from + i}";
            Operation.Start(threads[i] = Operation.Fork(() => RunWorker(worker, work), name, isBackground: true));
        }

        foreach (var thread in threads)
            Operation.Join(thread);
    }

    private void RunWorker(Worker worker, Action<Worker> work)
    {
        try
        {
            work(worker);
        }
        catch (Exception exception)
        {
            Probe.Rethrow(exception);
            Operation.Step(this, StepKind.Signal);
            _exceptions.Add(exception);
        }

        // The other iterations of a worker whose iteration has thrown.
        if (_runsAll && worker.MayGoOn)
            RunWorker(worker, work);
    }

    /// <summary>Who runs iterations. Its own, or those that nobody has taken yet.</summary>
    internal sealed class Worker(ParallelLoop loop, long? own)
    {
        private bool _hasEnded;

        public ParallelLoop Loop => loop;

        /// <summary>The iteration that it runs.</summary>
        public long Iteration { get; private set; }

        public bool MayGoOn => own is null && !_hasEnded;

        /// <summary>Moves on to the next iteration: one step.</summary>
        /// <returns>False when there is none for it.</returns>
        public bool MoveNext()
        {
            if (own is null)
                Operation.Step(loop, StepKind.Wait);
            else
                loop.Observe();
            Iteration = own ?? loop._next;
            _hasEnded |= Iteration >= loop._to || (!loop._runsAll && loop.Excludes(Iteration));
            if (_hasEnded)
                return false;
            if (own is null)
                loop._next++;
            else
                _hasEnded = true;
            return true;
        }
    }
}
