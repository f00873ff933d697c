using Threads.Exploration;

namespace Threads.Labs.Reports;

/// <summary>Says where one thread's write destroys another's: between a thread's read and its write somebody else wrote.</summary>
internal static class TraceNotes
{
    /// <summary>The remark on a row; null for none.</summary>
    public static string? For(IReadOnlyList<TraceRow> rows, int index)
    {
        var row = rows[index];
        if (row.Note is { Length: > 0 } note) return note;
        if (IsFailedExchange(row)) return "fails: changes nothing";
        if (row.Step.Kind != StepKind.Write) return null;
        for (var i = index - 1; i >= 0; i--)
        {
            var earlier = rows[i];
            if (earlier.Step.Location != row.Step.Location) continue;
            if (earlier.Process == row.Process) return null;
            if (!Writes(earlier.Step)) continue;
            return HasReadBefore(rows, i, row) ? $"overwrites {TraceLine.ShortName(earlier.Thread)}'s {NameOf(earlier)}" : null;
        }

        return null;
    }

    private static bool IsFailedExchange(TraceRow row) =>
        row.Step is { IsMemory: true, Access: Access.Read } && row.At.Code.Contains("CompareExchange", StringComparison.Ordinal) && row.Step.Synchronization != Synchronization.None;

    private static bool Writes(in Step step) => step.Kind is StepKind.Write || (step.Kind is StepKind.ReadModifyWrite && step.Access == Access.Write);

    private static bool HasReadBefore(IReadOnlyList<TraceRow> rows, int end, TraceRow writer)
    {
        for (var i = end - 1; i >= 0; i--)
        {
            var row = rows[i];
            if (row.Process == writer.Process && row.Step.Location == writer.Step.Location) return row.Step.Kind is StepKind.Read;
        }

        return false;
    }

    private static string NameOf(TraceRow write) =>
        write.At.Code.Contains("++", StringComparison.Ordinal) ? "increment"
        : write.At.Code.Contains("--", StringComparison.Ordinal) ? "decrement"
        : write.To is { } value ? $"{value}"
        : "write";
}
