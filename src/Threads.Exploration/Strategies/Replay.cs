namespace Threads.Exploration;

/// <summary>One given schedule, once.</summary>
internal sealed class Replay(Schedule schedule) : IStrategy
{
    /// <summary>What reports know a replayed run by.</summary>
    public const string ReportedAs = "replay";

    private int _turn;
    private int _taken;
    private bool _isDone;

    public string Name => ReportedAs;

    public bool IsComplete => _isDone;

    public bool CoversEverything => false;

    public int? Preemptions => null;

    public bool Begin()
    {
        if (_isDone)
            return false;
        _isDone = true;
        Restart();
        return true;
    }

    public void Restart() => (_turn, _taken) = (0, 0);

    public int Choose(WorldState state, Execution run)
    {
        while (_turn < schedule.Turns.Count)
        {
            var (name, steps) = schedule.Turns[_turn];
            var process = Find(state, name);
            if (process >= 0 && state.IsEnabled(process))
            {
                if (state.Pending(process).Kind == StepKind.Begin)
                    return process;
                if (_taken < steps)
                {
                    _taken++;
                    return process;
                }
            }
            else if (steps != int.MaxValue && _taken < steps)
            {
                throw new InvalidInputException(
                    $"'{schedule}' does not fit this program: {name} cannot take its step {_taken + 1} of {steps} in turn {_turn + 1}. Was the program changed since?");
            }

            _turn++;
            _taken = 0;
        }

        return Default.Next(state);
    }

    public void End(Execution run)
    {
    }

    private static int Find(WorldState state, string name)
    {
        for (var process = 0; process < state.Count; process++)
        {
            if (Schedule.NameOf(state, process) == name)
                return process;
        }

        return -1;
    }
}
