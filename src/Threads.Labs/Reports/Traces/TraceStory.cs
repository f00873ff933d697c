using Threads.Exploration;

namespace Threads.Labs.Reports;

/// <summary>Turns the steps of a counterexample into the lines that a reader sees.</summary>
internal static class TraceStory
{
    /// <summary>The lines of a counterexample, in order.</summary>
    public static List<TraceLine> Tell(Counterexample counterexample)
    {
        var rows = counterexample.Steps;
        var switches = TraceSwitches.Find(rows, counterexample.Preemptions);
        var sites = new Dictionary<int, SourceSite>();
        var holding = new Dictionary<int, string>();
        var lines = new List<TraceLine>();
        var shown = -1;
        foreach (var index in TraceFolding.Visible(rows))
        {
            var row = rows[index];
            var locks = string.Join(", ", row.Locks);
            var holds = locks == holding.GetValueOrDefault(row.Process, "") || locks.Length == 0 ? null : locks;
            holding[row.Process] = locks;
            var afterSwitch = shown >= 0 && Enumerable.Range(shown + 1, index - shown).Any(switches.Contains);
            lines.Add(new TraceLine(row, afterSwitch, !IsKnown(sites, row), TraceNotes.For(rows, index), holds));
            shown = index;
        }

        return lines;
    }

    private static bool IsKnown(Dictionary<int, SourceSite> sites, TraceRow row)
    {
        var known = row.At.Line == 0 || (sites.TryGetValue(row.Process, out var site) && site == row.At);
        if (row.At.Line > 0) sites[row.Process] = row.At;
        return known;
    }
}
