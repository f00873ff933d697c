using Threads.Exploration;

namespace Threads.Labs.Reports;

/// <summary>The screen of one exploration outside of an exercise: a test method, or a replayed schedule.</summary>
public static class ExplorationReport
{
    /// <summary>Writes it.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="name">The name of what was explored.</param>
    /// <param name="found">What was found.</param>
    /// <param name="json">Whether it is written as JSON, on the standard output.</param>
    /// <param name="prefix">How the student calls the tool.</param>
    /// <param name="next">What can be done now: commands, each with a label.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Write(
        Screen screen,
        string name,
        ExplorationResult found,
        bool json,
        string prefix,
        params IReadOnlyList<(string Label, string Command)> next)
    {
        ArgumentNullException.ThrowIfNull(screen);
        ArgumentNullException.ThrowIfNull(found);
        if (json)
        {
            Console.Out.WriteLine(JsonReport.Write(name, found));
            return CodeOf(found);
        }

        CheckReport.WriteHeading(screen, name, found);
        if (found.Verdict == Verdict.Pass)
        {
            CheckReport.WritePassed(screen, found);
            if (found.Counterexample is { Steps.Count: > 0 } run) TraceTable.Write(screen, run);
        }
        else if (found.Verdict == Verdict.Unsupported)
        {
            UnsupportedReport.Write(screen, found, prefix);
        }
        else
        {
            FailureReport.Write(screen, found, next);
        }

        return CodeOf(found);
    }

    private static int CodeOf(ExplorationResult found) => found.Verdict switch
    {
        Verdict.Pass => ExitCode.Passed,
        Verdict.Unsupported => ExitCode.WrongUse,
        _ => ExitCode.Failed,
    };
}
