using System.Globalization;
using Threads.Exploration;

namespace Threads.Machine;

/// <summary>Finds every final state of a program under a memory model.</summary>
public static class LitmusExplorer
{
    /// <summary>Explores. Blocks until all states are known or the budget is spent. May be called by several threads at once.</summary>
    /// <param name="program">The program.</param>
    /// <param name="model">The memory model.</param>
    /// <param name="explore">Explores a world; null for all of its states.</param>
    public static LitmusResult Explore(MachineProgram program, MemoryModel model, Func<IWorld, ExplorationResult>? explore = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        explore ??= static world => Explorer.Explore(world, new Options(Engine.StateSpace));
        var exploration = explore(WorldOf(program, model));
        var states = new List<LitmusState>();
        foreach (var outcome in exploration.Outcomes)
        {
            if (ValuesOf(program, outcome.Value) is not { } values) continue; // the name of a failure
            var holds = program.Claim?.Proposition.Holds(place => values[IndexOf(program, place)]) ?? true;
            states.Add(new LitmusState(outcome.Value, values, holds, outcome.Schedule));
        }

        states.Sort(LitmusState.Compare);
        return new LitmusResult(program, model, states, exploration);
    }

    /// <summary>Runs one schedule again, and shows it step by step.</summary>
    /// <param name="program">The program.</param>
    /// <param name="model">The memory model.</param>
    /// <param name="schedule">The schedule, such as a final state's.</param>
    public static ExplorationResult Replay(MachineProgram program, MemoryModel model, string schedule)
    {
        ArgumentNullException.ThrowIfNull(program);
        return Explorer.Replay(WorldOf(program, model), Schedule.Parse(schedule));
    }

    // The claim is judged here, state by state: a state that contradicts it is no failure of the run.
    private static MachineWorld WorldOf(MachineProgram program, MemoryModel model) => new(program with { Claim = null }, model);

    private static List<long>? ValuesOf(MachineProgram program, string text)
    {
        var values = new List<long>();
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!long.TryParse(part.AsSpan(part.LastIndexOf('=') + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) return null;
            values.Add(value);
        }

        return values.Count == program.Observed.Count ? values : null;
    }

    private static int IndexOf(MachineProgram program, Observable place)
    {
        for (var index = 0; index < program.Observed.Count; index++)
        {
            if (program.Observed[index] == place) return index;
        }

        throw new InvalidOperationException($"{place.Name} is claimed of and not observed.");
    }
}
