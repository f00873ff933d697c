using Threads.Exploration;
using Threads.Machine;

namespace Threads.Labs.Reports;

/// <summary>The screen of a program's final states: in herd's form under one memory model, or several models side by side.</summary>
public static class LitmusReport
{
    private const int Indent = 2;

    /// <summary>How reports call a memory model: <c>SC</c>, <c>TSO</c>, <c>PSO</c>.</summary>
    public static string NameOf(MemoryModel model) => model.ToString().ToUpperInvariant();

    /// <summary>Writes a result in herd's form, and what herd has no words for: a fault, an unfinished exploration.</summary>
    public static void WriteHerd(Screen screen, LitmusResult result)
    {
        ArgumentNullException.ThrowIfNull(screen);
        ArgumentNullException.ThrowIfNull(result);
        foreach (var line in HerdText.Of(result)) screen.Line(line);
        if (result.Exploration.Traces > 0) screen.Line($"Executions {result.Program.Name} {result.Exploration.Traces}");
        WriteTrouble(screen, result);
    }

    /// <summary>Writes a schedule that leads to a final state, as a table.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="result">The result.</param>
    /// <param name="number">The state, from 1, in the order in which they are printed.</param>
    public static void WriteWitness(Screen screen, LitmusResult result, int number)
    {
        ArgumentNullException.ThrowIfNull(screen);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, result.States.Count);
        var state = result.States[number - 1];
        screen.Line();
        screen.Line(new Piece($"How {NameOf(result.Model)} comes to state {number}", Tone.Strong), $"  {state.Text}");
        if (LitmusExplorer.Replay(result.Program, result.Model, state.Schedule).Counterexample is { } run) TraceTable.Write(screen, run);
    }

    /// <summary>Writes one program under several memory models: a final state a row, a model a column.</summary>
    public static void WriteComparison(Screen screen, IReadOnlyList<LitmusResult> results)
    {
        ArgumentNullException.ThrowIfNull(screen);
        ArgumentNullException.ThrowIfNull(results);
        var program = results[0].Program;
        screen.Line(new Piece(program.Name, Tone.Strong), $"  {program.Claim?.Text}");
        var places = program.Observed.Select(HerdText.NameOf).ToList();
        var rows = results.SelectMany(result => result.States).GroupBy(state => state.Text).Select(group => group.First()).ToList();
        rows.Sort(LitmusState.Compare);
        var widths = places.Select((place, column) => rows.Select(row => row.Values[column].ToString().Length).Append(place.Length).Max() + 2).ToList();
        var margin = new string(' ', Indent);
        screen.Line(new Piece(margin + Join(places, widths) + string.Concat(results.Select(result => NameOf(result.Model).PadRight(6))), Tone.Quiet));
        foreach (var row in rows)
        {
            var marks = string.Concat(results.Select(result => (result.States.Any(state => state.Text == row.Text) ? "✓" : result.Exploration.Proved ? "–" : "?").PadRight(6)));
            var isClaimed = row.Holds && program.Claim is not null;
            screen.Line(margin, Join([.. row.Values.Select(value => value.ToString())], widths), marks, isClaimed ? new Piece("← the claim's", Tone.Notice) : "");
        }

        if (program.Claim is not null) screen.Line(margin + string.Join(", ", results.Select(result => $"{NameOf(result.Model)} {result.Observation}{(result.Exploration.Proved ? "" : " so far")}")));
        if (results.Any(result => result.Exploration.Traces > 0))
            screen.Line(margin + "executions: " + string.Join(", ", results.Select(result => $"{NameOf(result.Model)} {result.Exploration.Traces:#,0}")));
        foreach (var result in results) WriteTrouble(screen, result);
    }

    internal static void WriteTrouble(Screen screen, LitmusResult result)
    {
        var exploration = result.Exploration;
        if (!exploration.Proved) screen.Paragraph($"{NameOf(result.Model)}: {exploration.Coverage}", Indent, Tone.Notice);
        if (exploration.Verdict == Verdict.Pass) return;
        screen.Paragraph($"{NameOf(result.Model)}, {Words.Of(exploration.Verdict)}: {exploration.Message}", Indent, Tone.Bad);
        if (exploration.Counterexample is { } run) TraceTable.Write(screen, run);
    }

    private static string Join(IReadOnlyList<string> cells, List<int> widths) => string.Concat(cells.Select((cell, column) => cell.PadRight(widths[column])));
}
