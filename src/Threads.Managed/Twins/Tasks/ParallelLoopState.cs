namespace Threads.Managed.Twins;

/// <summary>
/// The controlled <c>System.Threading.Tasks.ParallelLoopState</c>: how an iteration ends its loop early, and learns that
/// another has. Each use is one step on the loop.
/// </summary>
[Twin("System.Threading.Tasks.ParallelLoopState")]
public class ParallelLoopState
{
    private readonly ParallelLoop.Worker _worker;

    internal ParallelLoopState(ParallelLoop.Worker worker) => _worker = worker;

    public bool IsStopped => Loop.IsStopped;

    public bool IsExceptional => Loop.IsExceptional;

    public long? LowestBreakIteration => Loop.LowestBreak;

    public bool ShouldExitCurrentIteration => Loop.Excludes(_worker.Iteration);

    private ParallelLoop Loop
    {
        get
        {
            _worker.Loop.Observe();
            return _worker.Loop;
        }
    }

    public void Stop() => _worker.Loop.Stop();

    public void Break() => _worker.Loop.Break(_worker.Iteration);
}
