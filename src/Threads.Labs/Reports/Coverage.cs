using Threads.Exploration;

namespace Threads.Labs.Reports;

/// <summary>Says what was covered, and how the interleavings ended.</summary>
public static class Coverage
{
    private const int MostOutcomes = 6;

    /// <summary>The coverage sentence, and the outcomes where there are several.</summary>
    public static string Of(ExplorationResult exploration)
    {
        ArgumentNullException.ThrowIfNull(exploration);
        if (exploration.Engine == "replay") return "This is one schedule, replayed.";
        var outcomes = exploration.Outcomes;
        var coverage = $"{exploration.Coverage.TrimEnd()} It took {Phrases.Of(exploration.Elapsed)}.";
        if (outcomes.Count < 2) return coverage;
        var listed = outcomes.Take(MostOutcomes).Select(outcome => $"{outcome.Traces:#,0} with {outcome.Value}");
        var rest = outcomes.Count > MostOutcomes ? $", {outcomes.Count - MostOutcomes} more kinds" : "";
        return $"{coverage}\nHow they end: {string.Join(", ", listed)}{rest}.";
    }
}
