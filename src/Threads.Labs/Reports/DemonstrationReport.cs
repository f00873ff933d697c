using Threads.Exploration;

namespace Threads.Labs.Reports;

/// <summary>A column of a demonstration's outcome table: what one way of running it has seen.</summary>
/// <param name="Heading">The way: <c>explored</c>.</param>
/// <param name="CellOf">What it says of an outcome; <c>–</c> where it was not seen.</param>
public sealed record OutcomeColumn(string Heading, Func<string, string> CellOf);

/// <summary>A demonstration as a table: an outcome a row, a way of running it a column, and the reason.</summary>
public static class DemonstrationReport
{
    private const int Indent = 2;
    private const string Unseen = "–";

    /// <summary>The column of an exploration: in how many interleavings an outcome was seen.</summary>
    public static OutcomeColumn Explored(Exploration.Exploration exploration)
    {
        ArgumentNullException.ThrowIfNull(exploration);
        var seen = exploration.Outcomes.ToDictionary(outcome => outcome.Value, outcome => outcome.Traces);
        var total = seen.Values.Sum();
        return new OutcomeColumn("explored", value => seen.TryGetValue(value, out var traces) ? $"✓ {traces:#,0} of {total:#,0}" : Unseen);
    }

    /// <summary>Writes the table.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="demonstration">The demonstration.</param>
    /// <param name="exploration">What exploring it found.</param>
    /// <param name="columns">The ways in which it was run.</param>
    public static void Write(
        Screen screen,
        Demonstration demonstration,
        Exploration.Exploration exploration,
        params IReadOnlyList<OutcomeColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(screen);
        ArgumentNullException.ThrowIfNull(demonstration);
        ArgumentNullException.ThrowIfNull(exploration);
        ArgumentNullException.ThrowIfNull(columns);
        WriteQuestion(screen, demonstration);
        var rows = RowsOf(demonstration, exploration);
        var heading = demonstration.Heading.Length > 0 ? demonstration.Heading : "outcome";
        List<int> widths = [Widest(heading, rows.Select(row => row.Outcome)), .. columns.Select(column => Widest(column.Heading, rows.Select(row => column.CellOf(row.Outcome))))];
        screen.Line(new Piece(Join([heading, .. columns.Select(column => column.Heading)], widths) + "verdict", Tone.Quiet));
        foreach (var (outcome, verdict, tone) in rows)
        {
            var cells = Join([outcome, .. columns.Select(column => column.CellOf(outcome))], widths);
            screen.Hanging(cells, verdict, 0, tone);
        }

        if (exploration.Races.Count > 0) screen.Paragraph(RaceLines.InShort(exploration.Races), Indent, Tone.Notice);
        screen.Paragraph(exploration.Coverage, Indent, Tone.Quiet);
    }

    private static void WriteQuestion(Screen screen, Demonstration demonstration)
    {
        var room = screen.Width - demonstration.Question.Length - demonstration.Sketch.Length;
        if (room >= 4)
        {
            screen.Line(new Piece(demonstration.Question, Tone.Strong), new string(' ', Math.Min(room, 12)), demonstration.Sketch);
        }
        else
        {
            screen.Paragraph(demonstration.Question, 0, Tone.Strong);
            screen.Paragraph(demonstration.Sketch, 4);
        }

        screen.Line();
    }

    private static List<(string Outcome, string Verdict, Tone Tone)> RowsOf(Demonstration demonstration, Exploration.Exploration exploration)
    {
        var rows = demonstration.Foreseen.Select(foreseen => (foreseen.Outcome, VerdictOf(foreseen), ToneOf(foreseen.Grade))).ToList();
        var unforeseen = exploration.Outcomes.Where(seen => demonstration.Foreseen.All(foreseen => foreseen.Outcome != seen.Value));
        rows.AddRange(unforeseen.Select(outcome => (outcome.Value, "not foreseen: this demonstration has a mistake", Tone.Bad)));
        return rows;
    }

    private static string VerdictOf(ForeseenAttribute foreseen) => $"{foreseen.Grade switch
    {
        Grade.Expected => "expected",
        Grade.Interesting => "interesting",
        _ => "forbidden",
    }}: {foreseen.Reason}";

    private static Tone ToneOf(Grade grade) => grade switch
    {
        Grade.Interesting => Tone.Notice,
        Grade.Forbidden => Tone.Quiet,
        _ => Tone.Plain,
    };

    private static int Widest(string heading, IEnumerable<string> cells) => cells.Append(heading).Max(cell => cell.Length);

    private static string Join(IReadOnlyList<string> cells, List<int> widths) =>
        new string(' ', Indent) + string.Concat(cells.Select((cell, i) => cell.PadRight(widths[i] + 3)));
}
