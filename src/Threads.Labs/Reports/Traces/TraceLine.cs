using Threads.Exploration;

namespace Threads.Labs.Reports;

/// <summary>A row of a trace that is worth showing, and what is said about it.</summary>
/// <param name="Row">The row.</param>
/// <param name="AfterSwitch">Whether another thread was stopped, though it could have gone on, before this row.</param>
/// <param name="ShowsSite">Whether the line of source is shown: it is not the one that this thread's row before stood on.</param>
/// <param name="Note">A remark; null for none.</param>
/// <param name="Holds">The locks held, where that has changed; null where it has not.</param>
internal sealed record TraceLine(TraceRow Row, bool AfterSwitch, bool ShowsSite, string? Note, string? Holds)
{
    /// <summary>The thread's short name: <c>A</c> for <c>thread A</c>.</summary>
    public string Thread => ShortName(Row.Thread);

    /// <summary>Place and code: <c>Counter.cs:14  value++</c>.</summary>
    public string Site => Row.At.Code.Length > 0 ? $"{Row.At}  {Row.At.Code}" : Row.At.ToString();

    /// <summary>What the step does: <c>write value: 0 → 1</c>.</summary>
    public string Operation => Row.Step.Kind switch
    {
        StepKind.Read => $"read  {Row.Location}{Equals(Row.From)}",
        StepKind.Write => $"write {Row.Location}{Change()}",
        StepKind.Drain => $"drain {Row.Location}{Change()}",
        StepKind.ReadModifyWrite when Row.To is null => $"read  {Row.Location}{Equals(Row.From)}",
        StepKind.ReadModifyWrite => $"update {Row.Location}{Change()}, in one step",
        StepKind.Acquire => $"take  {Row.Location}",
        StepKind.Release => $"give back {Row.Location}",
        StepKind.Wait => $"wait for {Row.Location}",
        StepKind.Signal => $"signal {Row.Location}",
        StepKind.Start => $"start {ShortName(Row.Location)}",
        StepKind.Join => $"join  {ShortName(Row.Location)}",
        StepKind.End => "end",
        StepKind.Timeout => "its time limit fires",
        StepKind.Yield => "let others go first",
        _ => Words.Of(Row.Step.Kind),
    };

    /// <summary><c>A</c> for <c>thread A</c>; other names as they are.</summary>
    public static string ShortName(string thread) => thread.StartsWith("thread ", StringComparison.Ordinal) ? thread[7..] : thread;

    private static string Equals(string? value) => value is null ? "" : $" = {value}";

    private string Change() => (Row.From, Row.To) switch
    {
        (null, null) => "",
        (null, var to) => $": {to}",
        (var from, null) => $": {from}",
        var (from, to) => $": {from} → {to}",
    };
}
