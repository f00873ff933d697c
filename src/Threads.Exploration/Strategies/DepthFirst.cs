using System.Numerics;

namespace Threads.Exploration;

/// <summary>
/// Every schedule, one after another, without any reduction: the engine that the others are held to. (Only when threads start,
/// begin, end and are joined is not a choice: a step of this kind is taken as soon as it can be.)
/// </summary>
internal sealed class DepthFirst : IStrategy
{
    private readonly List<(int Chosen, ulong Left)> _path = [];
    private int _prefix;
    private bool _hasRun;

    public string Name => "depth-first";

    public bool IsComplete { get; private set; }

    public bool CoversEverything => true;

    public int? Preemptions => null;

    public bool Begin()
    {
        if (IsComplete)
            return false;
        while (_path is [.., var (_, left)])
        {
            if (left != 0)
            {
                _path[^1] = (BitOperations.TrailingZeroCount(left), left & left - 1);
                _prefix = _path.Count;
                return true;
            }

            _path.RemoveAt(_path.Count - 1);
        }

        IsComplete = _hasRun;
        _hasRun = true;
        return !IsComplete;
    }

    public void Restart() => _path.RemoveRange(_prefix, _path.Count - _prefix);

    public int Choose(WorldState state, Execution run)
    {
        if (run.Count == _path.Count)
        {
            var lifecycle = Lifecycle(state);
            var chosen = lifecycle >= 0 ? lifecycle : Default.Next(state);
            _path.Add((chosen, lifecycle >= 0 ? 0 : state.Enabled & ~(1UL << chosen)));
        }

        return _path[run.Count].Chosen;
    }

    private static int Lifecycle(WorldState state)
    {
        for (var process = 0; process < state.Count; process++)
        {
            if (state.IsEnabled(process) && state.Pending(process).Kind is (StepKind.Start or StepKind.Begin or StepKind.End or StepKind.Join))
                return process;
        }

        return -1;
    }

    public void End(Execution run)
    {
    }
}
