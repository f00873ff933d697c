using Threads.Exploration;

namespace Threads.Labs.Reports;

/// <summary>The screen of one check: one line when it passed, the whole story when it failed.</summary>
public static class CheckReport
{
    /// <summary>Writes the heading: a mark, what was checked, and the verdict at the right edge.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="what">What was checked: <c>races/counter · Two increments are both counted</c>.</param>
    /// <param name="exploration">What was found.</param>
    public static void WriteHeading(Screen screen, string what, ExplorationResult exploration)
    {
        ArgumentNullException.ThrowIfNull(screen);
        ArgumentNullException.ThrowIfNull(what);
        ArgumentNullException.ThrowIfNull(exploration);
        var passed = exploration.Verdict == Verdict.Pass;
        var tone = passed ? Tone.Good : exploration.Verdict == Verdict.Unsupported ? Tone.Notice : Tone.Bad;
        var mark = passed ? "✓" : exploration.Verdict == Verdict.Unsupported ? "?" : "✗";
        var verdict = VerdictOf(exploration);
        var room = screen.Width - 2 - what.Length - verdict.Length;
        if (room >= 2)
        {
            screen.Line(new Piece(mark, tone), new Piece($" {what}", Tone.Strong), new string(' ', room), new Piece(verdict, tone));
            return;
        }

        foreach (var (line, first) in Wrap.Lines(what, screen.Width - 2).Select((line, i) => (line, i == 0)))
            screen.Line(new Piece(first ? mark : " ", tone), new Piece($" {line}", Tone.Strong));
        screen.Line(new string(' ', Math.Max(2, screen.Width - verdict.Length)), new Piece(verdict, tone));
    }

    /// <summary>Writes what is said beneath the heading of a check that passed.</summary>
    public static void WritePassed(Screen screen, ExplorationResult exploration)
    {
        ArgumentNullException.ThrowIfNull(screen);
        ArgumentNullException.ThrowIfNull(exploration);
        screen.Paragraph(Coverage.Of(exploration), 2, Tone.Quiet);
    }

    /// <summary>The verdict as the heading says it: <c>proven</c> only where the whole space was explored.</summary>
    public static string VerdictOf(ExplorationResult exploration)
    {
        ArgumentNullException.ThrowIfNull(exploration);
        if (exploration.Verdict == Verdict.Pass) return exploration.Engine == "replay" ? "passes" : exploration.Proved ? "proven" : "no failure found";
        var race = exploration.Races.Count > 0 && exploration.Verdict != Verdict.DataRace ? " · data race" : "";
        return Words.Of(exploration.Verdict) + race;
    }
}
