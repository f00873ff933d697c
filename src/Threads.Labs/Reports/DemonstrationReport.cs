using Threads.Exploration;
using Threads.Labs.RealCores;
using Threads.Machine;

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
    private const string Contradiction = "seen, and in no interleaving: exploration or this computer is wrong";

    /// <summary>The column of an exploration: in how many interleavings an outcome was seen.</summary>
    /// <param name="exploration">What was found.</param>
    /// <param name="heading">What it is called.</param>
    public static OutcomeColumn Explored(ExplorationResult exploration, string heading = "explored")
    {
        ArgumentNullException.ThrowIfNull(exploration);
        var seen = exploration.Outcomes.ToDictionary(outcome => outcome.Value, outcome => outcome.Traces);
        var total = seen.Values.Sum();
        return new OutcomeColumn(heading, value => seen.TryGetValue(value, out var traces) ? $"✓ {traces:#,0} of {total:#,0}" : Unseen);
    }

    /// <summary>The column of a litmus test: whether it can end with an outcome.</summary>
    public static OutcomeColumn Allowed(LitmusResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var outcomes = result.States.Select(DemonstrationLitmus.OutcomeOf).ToHashSet();
        return new OutcomeColumn($"explored ({LitmusReport.NameOf(result.Model)})", value => outcomes.Contains(value) ? "✓" : Unseen);
    }

    /// <summary>The column of real cores: in how many trials an outcome was seen, and in what part of them.</summary>
    public static OutcomeColumn Seen(Trials seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        var width = $"{seen.Outcomes.Select(outcome => outcome.Count).DefaultIfEmpty().Max():#,0}".Length;
        return new OutcomeColumn("seen here", value =>
        {
            var count = seen.CountOf(value);
            return count == 0 ? Unseen.PadLeft(width) : $"{count.ToString("#,0").PadLeft(width)}  {Share(count, seen.Count),5} %";
        });
    }

    /// <summary>Writes the table.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="demonstration">The demonstration.</param>
    /// <param name="exploration">What exploring it found.</param>
    /// <param name="seen">What was seen on real cores; null when it was not run on them.</param>
    /// <param name="tso">What its litmus test allows under TSO; null when it has none.</param>
    public static void Write(
        Screen screen,
        Demonstration demonstration,
        ExplorationResult exploration,
        Trials? seen,
        LitmusResult? tso = null)
    {
        ArgumentNullException.ThrowIfNull(screen);
        ArgumentNullException.ThrowIfNull(demonstration);
        ArgumentNullException.ThrowIfNull(exploration);
        List<OutcomeColumn> columns = tso is null ? [Explored(exploration)] : [Explored(exploration, "explored (SC)"), Allowed(tso)];
        if (seen is { Count: > 0 }) columns.Add(Seen(seen));
        WriteQuestion(screen, demonstration);
        var rows = RowsOf(demonstration, exploration, seen);
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
        if (seen is { Count: > 0 }) screen.Paragraph(TrialsOf(seen), Indent, Tone.Quiet);
        if (seen?.Note is { } note) screen.Paragraph(seen.Count > 0 ? note : $"Not run on this computer's cores. {note}", Indent, Tone.Notice);
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

    private static List<(string Outcome, string Verdict, Tone Tone)> RowsOf(Demonstration demonstration, ExplorationResult exploration, Trials? seen)
    {
        var contradicting = Disagreement.Between(demonstration, exploration, seen);
        var rows = demonstration.Foreseen.Select(foreseen => contradicting.Contains(foreseen.Outcome)
            ? (foreseen.Outcome, Contradiction, Tone.Bad)
            : (foreseen.Outcome, VerdictOf(foreseen), ToneOf(foreseen.Grade))).ToList();
        var unforeseen = exploration.Outcomes.Select(outcome => outcome.Value)
            .Union(seen?.Outcomes.Select(outcome => outcome.Value) ?? [])
            .Where(value => demonstration.Foreseen.All(foreseen => foreseen.Outcome != value));
        rows.AddRange(unforeseen.Select(value => (value, contradicting.Contains(value) ? Contradiction : "not foreseen: this demonstration has a mistake", Tone.Bad)));
        return rows;
    }

    // Honest about what pinning could not do: actors that take turns on a core seldom meet.
    internal static string TrialsOf(Trials seen, string actor = "actor")
    {
        var cores = seen.Cores == 1 ? "1 core" : $"{seen.Cores} cores";
        var where = seen switch
        {
            { Pinned: true } => $"{seen.Actors} {actor}s, each on a core of its own",
            _ when seen.Actors > seen.Cores => $"{seen.Actors} {actor}s took turns on {cores}, so that they seldom met",
            { Actors: 1 } => $"1 {actor} on {cores}",
            _ => $"{seen.Actors} {actor}s on {cores}, not pinned",
        };
        return $"Seen here in {seen.Count:#,0} trials within {seen.Elapsed.TotalSeconds:0.00} s: {where}.";
    }

    private static string Share(long count, long all) => count * 2000 < all ? "< 0.1" : $"{100.0 * count / all:0.0}";

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
