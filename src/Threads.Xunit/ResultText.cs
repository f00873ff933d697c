using Threads.Exploration;
using Threads.Labs.Reports;

namespace Threads.Xunit;

/// <summary>What a test says of its exploration: plain text, at most 100 columns.</summary>
internal static class ResultText
{
    /// <summary>
    /// The report of a failure; of a pass, when it was demanded that it be a proof. It begins with the verdict: the runner has
    /// named the test.
    /// </summary>
    public static string OfFailure(ExplorationResult found) => Write(screen =>
    {
        screen.Line(CheckReport.VerdictOf(found));
        if (found.Verdict == Verdict.Pass)
        {
            screen.Paragraph("Nothing failed, but not every interleaving was explored, and MustProve demands that. Allow more, or make the test smaller.", 2);
            screen.Paragraph(Coverage.Of(found), 2);
        }
        else if (found.Verdict == Verdict.Unsupported)
        {
            screen.Paragraph(found.Message ?? "The test uses a concurrency API that has no controlled twin.", 2);
        }
        else if (found.Counterexample is { Schedule.Length: > 0 } counterexample)
        {
            FailureReport.Write(screen, found, ("Replay:", $"[Interleave(Schedule = \"{counterexample.Schedule}\")]"));
        }
        else
        {
            FailureReport.Write(screen, found);
        }
    });

    /// <summary>Why a test cannot be explored.</summary>
    public static string OfRefusal(string reason) => Write(screen =>
    {
        screen.Line("unsupported");
        screen.Paragraph(reason, 2);
    });

    /// <summary>What was covered; that it is no proof, where it is none.</summary>
    public static string OfPass(ExplorationResult found) => Write(screen =>
    {
        if (!found.Proved) screen.Line("Not proved: no failure found.");
        screen.Paragraph(Coverage.Of(found));
    });

    private static string Write(Action<Screen> write)
    {
        using var text = new StringWriter { NewLine = "\n" };
        write(new Screen(text, Screen.MaxWidth, coloured: false));
        return text.ToString().TrimEnd();
    }
}
