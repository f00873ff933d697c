namespace Threads.Exploration;

/// <summary>Given choices, once, and then no more.</summary>
internal sealed class Follow(IReadOnlyList<int> choices) : IStrategy
{
    private bool _isDone;

    public string Name => "follow";

    public bool IsComplete => _isDone;

    public bool CoversEverything => false;

    public int? Preemptions => null;

    public bool Begin() => !_isDone && (_isDone = true);

    public void Restart()
    {
    }

    public int Choose(WorldState state, Execution run) => run.Count < choices.Count ? choices[run.Count] : IScheduler.Stop;

    public void End(Execution run)
    {
    }
}
