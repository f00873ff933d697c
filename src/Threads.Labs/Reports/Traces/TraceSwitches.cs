using Threads.Exploration;

namespace Threads.Labs.Reports;

/// <summary>
/// Finds the rows before which a thread was stopped though it could have gone on. A trace does not say who was enabled: a
/// thread whose next step cannot block was, and one that takes a lock next was unless somebody held it. Of the threads of which
/// it cannot be told, as many are believed as the counterexample has preemptions. Where no thread starts another there is a core
/// for each, and nobody is stopped.
/// </summary>
internal static class TraceSwitches
{
    private enum Could
    {
        Go,
        NotGo,
        Unknown,
    }

    /// <summary>The numbers of the rows that follow a preemption.</summary>
    public static HashSet<int> Find(IReadOnlyList<TraceRow> rows, int preemptions)
    {
        var certain = new HashSet<int>();
        var possible = new List<int>();
        if (rows.All(row => row.Step.Kind != StepKind.Start)) return certain;
        for (var i = 1; i < rows.Count; i++)
        {
            var stopped = rows[i - 1];
            if (stopped.Process == rows[i].Process || stopped.Step.Kind is StepKind.End or StepKind.Yield or StepKind.Timeout) continue;
            if (rows[i].Step.Kind == StepKind.Timeout) continue;
            var could = CouldGoOn(rows, i, stopped.Process);
            if (could == Could.Go) certain.Add(i);
            if (could == Could.Unknown) possible.Add(i);
        }

        certain.UnionWith(possible.Take(Math.Max(0, preemptions - certain.Count)));
        return certain;
    }

    private static Could CouldGoOn(IReadOnlyList<TraceRow> rows, int at, int process)
    {
        var next = rows.Skip(at).FirstOrDefault(row => row.Process == process);
        if (next is null) return process == rows[0].Process ? Could.NotGo : Could.Unknown; // the initial thread waits for the others
        return next.Step.Kind switch
        {
            StepKind.Join => Could.NotGo,
            StepKind.Wait => Could.Unknown,
            StepKind.Acquire => IsHeld(rows, at, process, next.Location) ? Could.NotGo : Could.Go,
            _ => Could.Go,
        };
    }

    private static bool IsHeld(IReadOnlyList<TraceRow> rows, int at, int process, string name) =>
        rows.Take(at).Where(row => row.Process != process).GroupBy(row => row.Process).Any(thread => thread.Last().Locks.Contains(name));
}
