using Threads.Labs.RealCores;
using Threads.Machine;

namespace Threads.Labs.Reports;

/// <summary>A litmus test in three columns: what sequential consistency allows, what TSO allows, what this computer shows.</summary>
public static class LitmusRunReport
{
    private const int Indent = 2;
    private const string Unseen = "–";

    /// <summary>The final states that were seen and that TSO does not allow, where it was explored to its end: one of the two is wrong.</summary>
    public static IReadOnlyList<string> Contradictions(LitmusResult tso, Trials? seen)
    {
        ArgumentNullException.ThrowIfNull(tso);
        if (seen is null || !tso.Exploration.Proved || tso.Exploration.Verdict != Exploration.Verdict.Pass) return [];
        var allowed = tso.States.Select(state => state.Text).ToHashSet();
        return [.. seen.Outcomes.Select(outcome => outcome.Value).Where(value => !allowed.Contains(value))];
    }

    /// <summary>Writes the table.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="sc">What sequential consistency allows.</param>
    /// <param name="tso">What total store order allows.</param>
    /// <param name="seen">What was seen on real cores; null when it was not run.</param>
    public static void Write(Screen screen, LitmusResult sc, LitmusResult tso, Trials? seen)
    {
        ArgumentNullException.ThrowIfNull(screen);
        ArgumentNullException.ThrowIfNull(sc);
        ArgumentNullException.ThrowIfNull(tso);
        WriteProgram(screen, tso.Program);
        WriteTable(screen, sc, tso, seen);
        if (tso.Program.Claim is { } claim) screen.Paragraph($"{claim.Text}:  {Phrase(sc)}, {Phrase(tso)}{Phrase(tso, seen)}.", Indent);
        foreach (var result in new[] { sc, tso }) LitmusReport.WriteTrouble(screen, result);
        if (seen is { Count: > 0 }) screen.Paragraph(DemonstrationReport.TrialsOf(seen, "thread"), Indent, Tone.Quiet);
        if (seen?.Note is { } note) screen.Paragraph(seen.Count > 0 ? note : $"Not run on this computer's cores. {note}", Indent, Tone.Notice);
    }

    private static void WriteProgram(Screen screen, MachineProgram program)
    {
        screen.Line(new Piece(program.Name, Tone.Strong), $"  {program.Description.ReplaceLineEndings(" ")}");
        screen.Line();
        var columns = program.Threads.Select(thread => program.Code.Skip(thread.Entry).TakeWhile(instruction => instruction.Opcode != Opcode.Halt).Select(instruction => instruction.Text).Prepend(thread.Name).ToList()).ToList();
        var widths = columns.Select(column => column.Max(text => text.Length) + 3).ToList();
        for (var row = 0; row < columns.Max(column => column.Count); row++)
        {
            var cells = columns.Select((column, number) => (row < column.Count ? column[row] : "").PadRight(widths[number]));
            screen.Line(new Piece(new string(' ', Indent) + string.Concat(cells), row == 0 ? Tone.Quiet : Tone.Plain));
        }

        screen.Line();
    }

    private static void WriteTable(Screen screen, LitmusResult sc, LitmusResult tso, Trials? seen)
    {
        var places = tso.Program.Observed.Select(HerdText.NameOf).ToList();
        var rows = RowsOf(sc, tso, seen);
        var contradictions = Contradictions(tso, seen).ToHashSet();
        List<OutcomeColumn> columns = [Allowed(sc), Allowed(tso)];
        if (seen is { Count: > 0 }) columns.Add(DemonstrationReport.Seen(seen));
        var widths = places.Select((place, at) => rows.Select(row => CellOf(row, at).Length).Append(place.Length).Max() + 2).ToList();
        var columnWidths = columns.Select(column => rows.Select(row => column.CellOf(row.Text).Length).Append(column.Heading.Length).Max() + 3).ToList();
        var margin = new string(' ', Indent);
        screen.Line(new Piece(margin + Join(places, widths) + Join([.. columns.Select(column => column.Heading)], columnWidths), Tone.Quiet));
        foreach (var row in rows)
        {
            var cells = margin + Join([.. places.Select((_, at) => CellOf(row, at))], widths) + Join([.. columns.Select(column => column.CellOf(row.Text))], columnWidths);
            screen.Line(cells, RemarkOn(row, tso.Program, sc, contradictions));
        }
    }

    private static Piece RemarkOn(LitmusState row, MachineProgram program, LitmusResult sc, HashSet<string> contradictions)
    {
        if (contradictions.Contains(row.Text)) return new Piece("seen, and TSO forbids it: one of the two is wrong", Tone.Bad);
        if (row.Values.Count > 0 && sc.States.All(state => state.Text != row.Text)) return new Piece("takes a store buffer", Tone.Notice);
        return row.Holds && program.Claim is not null ? new Piece("← the claim's", Tone.Notice) : "";
    }

    private static OutcomeColumn Allowed(LitmusResult result)
    {
        var states = result.States.Select(state => state.Text).ToHashSet();
        return new OutcomeColumn($"under {LitmusReport.NameOf(result.Model)}", text => states.Contains(text) ? "✓" : Unseen);
    }

    // What was seen and is in neither exploration still has its row.
    private static List<LitmusState> RowsOf(LitmusResult sc, LitmusResult tso, Trials? seen)
    {
        var rows = tso.States.UnionBy(sc.States, state => state.Text).ToList();
        rows.Sort(LitmusState.Compare);
        var unknown = seen?.Outcomes.Select(outcome => outcome.Value).Except(rows.Select(row => row.Text)) ?? [];
        return [.. rows, .. unknown.Select(text => new LitmusState(text, [], Holds: false, ""))];
    }

    private static string CellOf(LitmusState row, int place) =>
        place < row.Values.Count ? row.Values[place].ToString() : place == 0 ? row.Text : "";

    private static string Phrase(LitmusResult result) => $"{LitmusReport.NameOf(result.Model)} {(result.Observation == "Never" ? "never" : "allows it")}";

    private static string Phrase(LitmusResult tso, Trials? seen)
    {
        if (seen is not { Count: > 0 }) return "";
        var count = tso.States.Where(state => state.Holds).Sum(state => seen.CountOf(state.Text));
        return count == 0 ? ", here not once" : $", here {count:#,0} times";
    }

    private static string Join(IReadOnlyList<string> cells, List<int> widths) => string.Concat(cells.Select((cell, column) => cell.PadRight(widths[column])));
}
