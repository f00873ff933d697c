using System.Diagnostics;
using System.Numerics;

namespace Threads.Exploration;

/// <summary>
/// Every reachable state once, breadth first, so that the first failure has a shortest schedule; with persistent sets
/// (Godefroid 1996) where the world knows some, and the proviso of Bošnački and Holzmann (<i>Improving Spin's partial-order
/// reduction for breadth-first search</i>, SPIN 2005): a state whose reduced successors have all been expanded is expanded whole.
/// </summary>
internal sealed class StateSpace
{
    // Half of the memory there is; beyond, the machine would do nothing but move pages.
    private static readonly long MostBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;

    private const string Name = "state space";

    private readonly IStateWorld _world;
    private readonly Budget _budget;
    private readonly Stopwatch _clock;
    private readonly Dictionary<string, Seen> _outcomes = [];
    private readonly VisitedStates _states;
    private readonly StateGraph _graph = new();
    private readonly ulong[] _scratch;
    private Failure? _worst;
    private bool _moves;
    private Stop _stop = Stop.Complete;

    private StateSpace(IStateWorld world, Budget budget, Stopwatch clock)
    {
        _clock = clock;
        _world = world;
        _budget = budget;
        world.Reset();
        _states = new VisitedStates(world.StateSize);
        _scratch = new ulong[world.StateSize];
    }

    // An outcome: in how many final states, and how to come to the first of them.
    private readonly record struct Seen(long Count, int State, int LastStep);

    private sealed record Failure(Ending Ending, int State, int LastStep);

    /// <summary>Explores. Blocks until all states are known or the budget is spent.</summary>
    public static ExplorationResult Explore(IStateWorld world, Options options, Action<long>? progress)
    {
        using var session = world.Open();
        var clock = Stopwatch.StartNew(); // one for all attempts
        StateSpace search;
        do search = new StateSpace(world, options.Budget ?? new Budget(), clock);
        while (!search.Run(progress));
        return search.Report();
    }

    // False: the form of the states grew, and the search must begin anew.
    private bool Run(Action<long>? progress)
    {
        _world.Save(_scratch);
        _states.Add(_scratch, -1, 0);
        for (var state = 0; state < _states.Count && _stop == Stop.Complete; state++)
        {
            if ((state & 0xFFF) == 0xFFF)
            {
                progress?.Invoke(state);
                if (_clock.Elapsed > _budget.Time) _stop = Stop.Time;
                if (_states.Bytes + (8 * _graph.Transitions) > MostBytes) _stop = Stop.Schedules;
            }

            if (!Expand(state)) return false;
            if (_worst is not null && _budget.SchedulesAfterFailure == 0) _stop = Stop.Failure;
        }

        if (_stop == Stop.Complete && _worst is null) FindLivelock();
        return true;
    }

    private bool Expand(int state)
    {
        _world.Load(_states[state]);
        var enabled = _world.Enabled;
        if (enabled == 0)
        {
            Remember(_world.End(), state, -1);
            return true;
        }

        var some = _world.Persistent is not 0 and var enough ? enough : enabled;
        var goesOn = false;
        _moves = false;
        var isLoaded = true;
        for (var left = some; left != 0; left &= left - 1)
        {
            if (!isLoaded) _world.Load(_states[state]);
            isLoaded = false;
            if (!Step(state, BitOperations.TrailingZeroCount(left), ref goesOn)) return false;
            if ((left & left - 1) == 0 && !goesOn && some != enabled) (left, some) = (enabled & ~some | left & ~(left - 1), enabled);
        }

        // Whoever steps, nothing changes: the threads wait for each other in loops of their own.
        if (!_moves)
        {
            _world.Load(_states[state]);
            if (_world.HasAnEnd) Remember(_world.End(), state, -1);
        }

        return true;
    }

    private bool Step(int state, int process, ref bool goesOn)
    {
        if (_world.Take(process) is { } ending)
        {
            _moves = true;
            Remember(ending, state, process);
            return true;
        }

        if (_world.StateSize != _scratch.Length) return false;
        _world.Save(_scratch);
        var next = _states.Add(_scratch, state, process);
        // Not expanded yet, or not even known.
        goesOn |= next > state;
        _moves |= next != state;
        _graph.Add(state, next);
        return true;
    }

    private void Remember(Ending ending, int state, int lastStep)
    {
        _graph.AddEnd(state);
        var value = ending.Outcome ?? Words.Of(ending.Verdict);
        _outcomes[value] = _outcomes.TryGetValue(value, out var seen) ? seen with { Count = seen.Count + 1 } : new Seen(1, state, lastStep);
        if (ending.Verdict > Verdict.Abandoned && !(_worst?.Ending.Verdict >= ending.Verdict)) _worst = new Failure(ending, state, lastStep);
    }

    private void FindLivelock()
    {
        var lost = _graph.FirstWithoutEnd(_states.Count, state =>
        {
            _world.Load(_states[state]);
            return _world.HasAnEnd;
        });
        if (lost < 0) return;
        _world.Load(_states[lost]);
        _worst = new Failure(_world.End(), lost, -1);
    }

    private ExplorationResult Report()
    {
        var elapsed = _clock.Elapsed;
        var proved = _stop == Stop.Complete;
        return new ExplorationResult(
            Name,
            _worst?.Ending.Verdict ?? Verdict.Pass,
            _worst?.Ending.Message,
            proved,
            0,
            0,
            null,
            elapsed,
            proved ? $"Explored all {_states.Count:N0} states." : $"Explored {_states.Count:N0} states{Reason()}: not the whole space.",
            [.. _outcomes.OrderBy(outcome => outcome.Key, StringComparer.Ordinal).Select(outcome => new Outcome(outcome.Key, outcome.Value.Count, Trace(outcome.Value.State, outcome.Value.LastStep).Schedule))],
            [],
            _worst is null ? null : Counterexample(_worst))
        {
            States = _states.Count,
            Transitions = _graph.Transitions,
        };
    }

    private string Reason() => _stop switch
    {
        Stop.Time => " in the time allowed",
        Stop.Failure => ", and stopped at the first failure",
        _ => ", as many as fit into memory",
    };

    private Counterexample Counterexample(Failure failure)
    {
        var (schedule, preemptions, rows) = Trace(failure.State, failure.LastStep, traced: true);
        return new Counterexample(preemptions, schedule, failure.Ending.Message ?? "", rows);
    }

    private (string Schedule, int Preemptions, List<TraceRow> Rows) Trace(int state, int lastStep, bool traced = false)
    {
        var path = _states.PathTo(state);
        if (lastStep >= 0) path.Add(lastStep);
        var strategy = new Follow(_world.Refine(path));
        var recorder = new Recorder(strategy, int.MaxValue);
        Explorer.RunOnce(_world, strategy, recorder, traced);
        return (recorder.ToSchedule().ToString(), recorder.Run.Preemptions, traced ? [.. _world.Trace] : []);
    }
}
