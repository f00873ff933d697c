using Threads.Exploration;

namespace Threads.Labs.Reports;

/// <summary>
/// Chooses the rows of a trace that a reader needs. Folded are: starting, ending and joining threads; memory that only one
/// thread touches, or that nobody writes while there are several; and what the initial thread does to memory while it is alone, before the others and after them.
/// Where no thread starts another, as on the simulated machine, every step counts.
/// </summary>
internal static class TraceFolding
{
    /// <summary>The numbers of the rows to show, in order; all of them where the rule would leave none.</summary>
    public static List<int> Visible(IReadOnlyList<TraceRow> rows)
    {
        var all = Enumerable.Range(0, rows.Count).ToList();
        var first = all.FindIndex(i => rows[i].Step.Kind == StepKind.Start);
        if (first < 0) return all.FindAll(i => rows[i].Step.Kind is not (StepKind.Begin or StepKind.End));
        var last = all.FindLastIndex(i => rows[i].Process != rows[0].Process);
        if (last < 0) last = rows.Count - 1;
        var shared = SharedLocations(rows, first, last);
        var visible = all.FindAll(i => IsWorthShowing(rows[i], alone: i < first || i > last, shared));
        return visible.Count > 0 ? visible : all.FindAll(i => rows[i].Step.Kind != StepKind.End);
    }

    private static bool IsWorthShowing(TraceRow row, bool alone, HashSet<int> shared) => row.Step switch
    {
        { Kind: StepKind.Start or StepKind.Begin or StepKind.End or StepKind.Join } => false,
        { IsMemory: true } => !alone && Locations(row).Any(shared.Contains),
        _ => true,
    };

    private static HashSet<int> SharedLocations(IReadOnlyList<TraceRow> rows, int first, int last) =>
        [.. rows.Skip(first).Take(last - first + 1)
            .SelectMany(Locations, (row, location) => (Row: row, Location: location))
            .GroupBy(touch => touch.Location, touch => touch.Row)
            .Where(group => group.Select(row => row.Process).Distinct().Skip(1).Any() && group.Any(row => row.Step.Access == Access.Write))
            .Select(group => group.Key)];

    private static IEnumerable<int> Locations(TraceRow row) => [row.Step.Location, .. row.Step.Overlaps ?? []];
}
