using Threads.Exploration;

namespace Threads.Labs.RealCores;

/// <summary>Where real cores and exploration contradict each other.</summary>
public static class Disagreement
{
    /// <summary>
    /// The outcomes that were seen and that no interleaving has: one of the two models is wrong. None where exploration did not
    /// come to its end, and none that the demonstration ascribes to weak memory.
    /// </summary>
    /// <param name="demonstration">The demonstration.</param>
    /// <param name="exploration">What exploring it found.</param>
    /// <param name="seen">What was seen on real cores; null when it was not run.</param>
    public static IReadOnlyList<string> Between(Demonstration demonstration, ExplorationResult exploration, Trials? seen)
    {
        ArgumentNullException.ThrowIfNull(demonstration);
        ArgumentNullException.ThrowIfNull(exploration);
        if (seen is null || !exploration.Proved) return [];
        var possible = exploration.Outcomes.Select(outcome => outcome.Value)
            .Concat(demonstration.Foreseen.Where(row => row.WeakMemory).Select(row => row.Outcome))
            .ToHashSet();
        return [.. seen.Outcomes.Select(outcome => outcome.Value).Where(value => !possible.Contains(value))];
    }
}
