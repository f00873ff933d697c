namespace Threads.Managed.Twins;

/// <summary>The controlled <c>System.Threading.Tasks.ParallelLoopResult</c>: whether a loop ran to its end.</summary>
[Twin("System.Threading.Tasks.ParallelLoopResult")]
public struct ParallelLoopResult
{
    internal ParallelLoopResult(bool isCompleted, long? lowestBreakIteration)
    {
        IsCompleted = isCompleted;
        LowestBreakIteration = lowestBreakIteration;
    }

    public bool IsCompleted { get; }

    public long? LowestBreakIteration { get; }
}
