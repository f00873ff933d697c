using System.Text.RegularExpressions;
using Threads.Exploration;

namespace Threads.Labs.Supervision;

/// <summary>Says why a worker died, or had to be stopped, in the middle of an exploration.</summary>
internal static partial class Death
{
    private const int MostFrames = 4;
    private static readonly string[] Ours = ["Threads.Managed.", "Threads.Exploration.", "Threads.Labs.", "System."];
    private const string OutOfMemory = "Out of memory: the program allocates without end.";

    /// <summary>The result of an exploration whose process spun, and was stopped.</summary>
    public static ExplorationResult BySilence(TimeSpan silence, TimeSpan elapsed, long schedules) => Result(
        Verdict.TimedOut,
        $"The program ran for {silence.TotalSeconds:0} seconds without ending a run or reaching its next shared access. A loop that touches nothing shared never ends: look for a condition that nothing in the loop changes.",
        elapsed,
        schedules);

    /// <summary>The result of an exploration whose process ended by itself.</summary>
    /// <param name="exitCode">Its exit code; null when it is not known.</param>
    /// <param name="errors">What it wrote on its error stream.</param>
    /// <param name="elapsed">How long it ran.</param>
    /// <param name="schedules">How many runs it had ended.</param>
    public static ExplorationResult ByItself(int? exitCode, string errors, TimeSpan elapsed, long schedules) =>
        Result(Verdict.UnhandledException, Reason(exitCode, errors), elapsed, schedules);

    /// <summary>The result of an exploration that needs more memory than it is given.</summary>
    public static ExplorationResult ByMemory(TimeSpan elapsed) => Result(Verdict.UnhandledException, OutOfMemory, elapsed, 0);

    private static string Reason(int? exitCode, string errors)
    {
        if (errors.Contains("Stack overflow", StringComparison.OrdinalIgnoreCase)) return $"Stack overflow: the program calls itself without end.{Repeated(errors)}";
        if (errors.Contains("Out of memory", StringComparison.OrdinalIgnoreCase)) return OutOfMemory;
        if (errors.Contains("Process terminated.", StringComparison.Ordinal)) return $"The program ended the process: {FirstLineAfter(errors, "Process terminated.")}";
        if (UnhandledPattern().Match(errors) is { Success: true } unhandled) return $"The program ended the process: {unhandled.Groups[1].Value.Trim()}";
        return exitCode switch
        {
            null => "The process that ran the program ended, and nobody knows why.",
            134 => "The program crashed the runtime (it aborted).",
            137 => "The operating system killed the process that ran the program: it used too much memory.",
            139 => "The program crashed the runtime (a segmentation fault): it used memory that is not its own.",
            var code => $"The program ended its own process with exit code {code} (Environment.Exit?), in the middle of a run.",
        };
    }

    private static string Repeated(string errors)
    {
        var frames = FramePattern().Matches(errors).Select(frame => WithoutTypes(frame.Groups[1].Value.Trim()));
        var repeated = string.Join(", ", frames.Where(frame => !Ours.Any(ours => frame.StartsWith(ours, StringComparison.Ordinal))).Distinct().Take(MostFrames));
        return repeated.Length > 0 ? $" What repeats: {repeated}." : "";
    }

    private static string WithoutTypes(string frame) => ParameterPattern().Replace(frame, "()");

    private static string FirstLineAfter(string text, string marker)
    {
        var rest = text[(text.IndexOf(marker, StringComparison.Ordinal) + marker.Length)..];
        return rest.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0, "it gave no reason");
    }

    private static ExplorationResult Result(Verdict verdict, string message, TimeSpan elapsed, long schedules) => new(
        "none",
        verdict,
        message,
        Proved: false,
        schedules,
        Traces: schedules,
        Preemptions: null,
        elapsed,
        schedules > 0 ? $"It ended in the middle, after at least {schedules:#,0} schedules." : "It ended in the first schedule.",
        [],
        [],
        Counterexample: null);

    [GeneratedRegex(@"^\s+at (.+)$", RegexOptions.Multiline)]
    private static partial Regex FramePattern();

    [GeneratedRegex(@"\(.*\)$")]
    private static partial Regex ParameterPattern();

    [GeneratedRegex(@"^Unhandled exception\. (.+)$", RegexOptions.Multiline)]
    private static partial Regex UnhandledPattern();
}
