namespace Threads.Exploration;

/// <summary>Stands between a world and a strategy: passes the choices on, and keeps what the run shows.</summary>
internal sealed class Recorder(IStrategy strategy, int maxDepth, Watch? watch = null) : IScheduler
{
    private readonly List<(int Process, byte Rank, bool IsDefault, bool IsBegin)> _choices = [];
    private WorldState? _state;

    public Execution Run { get; } = new();

    public RaceDetector Races { get; } = new();

    /// <summary>
    /// Whether the run is over once its last step is chosen: that one need not come back, as it perhaps did not when the clock cut the run.
    /// </summary>
    public bool EndsAtDepth { get; init; }

    /// <summary>Whether there is no time left for another run.</summary>
    public bool IsLate => !EndsAtDepth && watch?.IsUp == true;

    /// <summary>Whether the run was given up because it became too long.</summary>
    public bool IsTooDeep { get; private set; }

    public void Clear()
    {
        Run.Clear();
        Races.Clear();
        _choices.Clear();
        _state = null;
        IsTooDeep = false;
        Error = null;
        if (EndsAtDepth)
            watch!.Until = TimeSpan.MaxValue; // every step but the last has come back before
    }

    /// <summary>What went wrong while choosing. The world must not see it: it would pass through the program's own frames.</summary>
    public Exception? Error { get; private set; }

    public int Next(WorldState state)
    {
        var isLate = watch?.Decide() == true;
        try
        {
            return isLate ? IScheduler.Stop : Choose(state);
        }
        catch (Exception exception)
        {
            Error = exception;
            return IScheduler.Stop;
        }
        finally
        {
            watch?.Go();
        }
    }

    private int Choose(WorldState state)
    {
        _state = state;
        Run.Observe(state);
        if (Run.Count >= maxDepth)
        {
            IsTooDeep = true;
            return IScheduler.Stop;
        }

        var chosen = strategy.Choose(state, Run);
        if (chosen == IScheduler.Stop)
            return chosen;
        if (!state.IsEnabled(chosen))
            throw new NotDeterministicException(state.Pending(chosen).Site, state.Pending(chosen).Site);
        var step = state.Pending(chosen);
        _choices.Add((chosen, state.Ranks[chosen], chosen == Default.Next(state), step.Kind == StepKind.Begin));
        Races.Add(state, chosen, step, Run.Count);
        Run.Add(state, chosen);
        if (EndsAtDepth && Run.Count == maxDepth)
            watch!.Until = watch.Elapsed;
        return chosen;
    }

    /// <summary>Completes the record once the world says that the run is over.</summary>
    public void Finish()
    {
        if (_state is not null)
            Run.Finish(_state);
    }

    /// <summary>The run's schedule, without the choices at its end that the default order makes anyway.</summary>
    public Schedule ToSchedule()
    {
        if (_state is null)
            return Schedule.Empty;
        var last = _choices.FindLastIndex(choice => !choice.IsDefault);
        var turns = new List<(string Name, int Steps)>();
        for (var at = 0; at <= last; at++)
        {
            var (process, rank, _, isBegin) = _choices[at];
            _state.Ranks[process] = rank;
            var name = Schedule.NameOf(_state, process);
            if (turns is not [.., var (before, _)] || before != name)
                turns.Add((name, 0));
            if (!isBegin)
                turns[^1] = (name, turns[^1].Steps + 1);
        }

        // The default order lets the last thread go on.
        if (turns is [.., var (final, _)])
            turns[^1] = (final, int.MaxValue);
        return Schedule.Of(turns);
    }
}
