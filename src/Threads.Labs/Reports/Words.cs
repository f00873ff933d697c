using Threads.Exploration;

namespace Threads.Labs.Reports;

/// <summary>How verdicts, kinds and durations are called, on the screen and in JSON.</summary>
public static class Words
{
    /// <summary>A verdict in lower case: <c>lost update</c>.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "pass",
        Verdict.Abandoned => "abandoned",
        Verdict.ThreadLeftBehind => "thread left behind",
        Verdict.LockNeverReleased => "lock never released",
        Verdict.DataRace => "data race",
        Verdict.Livelock => "livelock",
        Verdict.PartialDeadlock => "partial deadlock",
        Verdict.LostWakeup => "lost wake-up",
        Verdict.Deadlock => "deadlock",
        Verdict.WrongOutcome => "wrong outcome",
        Verdict.FailedAssertion => "failed assertion",
        Verdict.LostUpdate => "lost update",
        Verdict.UnhandledException => "unhandled exception",
        Verdict.Unsupported => "unsupported",
        Verdict.TimedOut => "timed out",
        _ => "unknown",
    };

    /// <summary>A step's kind in lower case: <c>read-modify-write</c>.</summary>
    public static string Of(StepKind kind) => kind switch
    {
        StepKind.Read => "read",
        StepKind.Write => "write",
        StepKind.ReadModifyWrite => "read-modify-write",
        StepKind.Acquire => "acquire",
        StepKind.Release => "release",
        StepKind.Wait => "wait",
        StepKind.Signal => "signal",
        StepKind.Start => "start",
        StepKind.Join => "join",
        StepKind.End => "end",
        StepKind.Timeout => "timeout",
        StepKind.Yield => "yield",
        _ => "unknown",
    };

    /// <summary>A duration: <c>3 ms</c>, <c>1.4 s</c>.</summary>
    public static string Of(TimeSpan duration) => duration.TotalSeconds >= 1
        ? $"{duration.TotalSeconds:0.0} s"
        : $"{Math.Max(1, Math.Round(duration.TotalMilliseconds)):0} ms";

    /// <summary>A number and its noun: <c>1 preemption</c>, <c>1,204 schedules</c>.</summary>
    public static string Count(long number, string noun) => number == 1 ? $"1 {noun}" : $"{number:#,0} {noun}s";
}
