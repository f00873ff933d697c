using Threads.Exploration;

namespace Threads.Labs.Reports;

/// <summary>
/// Finds the rows before which a thread was stopped though it could have gone on. A trace does not say who was enabled: a
/// thread whose next step cannot block was; of the others, as many are believed as the counterexample has preemptions.
/// </summary>
internal static class TraceSwitches
{
    /// <summary>The numbers of the rows that follow a preemption.</summary>
    public static HashSet<int> Find(IReadOnlyList<TraceRow> rows, int preemptions)
    {
        var certain = new HashSet<int>();
        var possible = new List<int>();
        for (var i = 1; i < rows.Count; i++)
        {
            var stopped = rows[i - 1];
            if (stopped.Process == rows[i].Process || stopped.Step.Kind is StepKind.End or StepKind.Yield or StepKind.Timeout) continue;
            if (rows[i].Step.Kind == StepKind.Timeout) continue;
            var next = rows.Skip(i).FirstOrDefault(row => row.Process == stopped.Process);
            if (next is null || next.Step.Kind is StepKind.Acquire or StepKind.Wait or StepKind.Join) possible.Add(i);
            else certain.Add(i);
        }

        certain.UnionWith(possible.Take(Math.Max(0, preemptions - certain.Count)));
        return certain;
    }
}
