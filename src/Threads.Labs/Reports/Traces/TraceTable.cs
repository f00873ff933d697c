using Threads.Exploration;

namespace Threads.Labs.Reports;

/// <summary>
/// Draws a counterexample: a column a thread, a row a step. As a row has one cell only, its text may run on to the right
/// edge. Where columns would be too narrow the threads stand beneath each other, each row with its thread's name.
/// </summary>
public static class TraceTable
{
    private const int NumberWidth = 7;
    private const int NarrowestColumn = 20;
    private const int Gap = 3;

    /// <summary>Writes the table.</summary>
    public static void Write(Screen screen, Counterexample counterexample)
    {
        ArgumentNullException.ThrowIfNull(screen);
        ArgumentNullException.ThrowIfNull(counterexample);
        var lines = TraceStory.Tell(counterexample);
        if (lines.Count == 0) return;
        var threads = lines.Select(line => (line.Row.Process, line.Row.Thread)).Distinct().OrderBy(thread => thread.Process).ToList();
        var starts = StartsOf(threads, lines, screen.Width);
        if (starts.Count > 1) WriteHeading(screen, threads, starts);
        var number = 0;
        foreach (var line in lines)
        {
            if (line.AfterSwitch) WriteSwitch(screen);
            var column = threads.FindIndex(thread => thread.Process == line.Row.Process);
            WriteLine(screen, line, ++number, starts.Count > 1 || threads.Count == 1 ? starts[column] : -1, threads);
        }
    }

    private static List<int> StartsOf(List<(int Process, string Thread)> threads, List<TraceLine> lines, int width)
    {
        var fair = (width - NumberWidth) / threads.Count;
        if (fair < NarrowestColumn && threads.Count > 1) return [NumberWidth];
        var starts = new List<int>();
        var next = NumberWidth;
        foreach (var (process, thread) in threads)
        {
            starts.Add(next);
            var own = lines.Where(line => line.Row.Process == process).Select(line => Math.Max(line.ShowsSite ? line.Site.Length : 0, line.Operation.Length));
            next += Math.Min(fair, own.Append(thread.Length).Max() + Gap);
        }

        return starts;
    }

    private static void WriteHeading(Screen screen, List<(int Process, string Thread)> threads, List<int> starts)
    {
        var heading = "";
        for (var i = 0; i < threads.Count; i++)
        {
            var room = (i + 1 < starts.Count ? starts[i + 1] - 1 : screen.Width) - starts[i];
            heading = heading.PadRight(starts[i]) + Wrap.Clip(threads[i].Thread, room);
        }

        screen.Line(new Piece(heading, Tone.Strong));
    }

    private static void WriteSwitch(Screen screen)
    {
        var dashes = new string('─', Math.Min(29, (screen.Width - NumberWidth - 10) / 2));
        screen.Line(new Piece($"{new string(' ', NumberWidth)}{dashes} switch {dashes}", Tone.Notice));
    }

    private static void WriteLine(Screen screen, TraceLine line, int number, int start, List<(int Process, string Thread)> threads)
    {
        var label = number.ToString().PadLeft(4).PadRight(NumberWidth);
        if (start < 0)
        {
            var names = Math.Min(14, threads.Max(thread => TraceLine.ShortName(thread.Thread).Length));
            label += Wrap.Clip(line.Thread, names).PadRight(names + 2);
            start = label.Length;
        }

        var margin = label.PadRight(start);
        foreach (var (text, tone) in CellOf(line, screen.Width - start))
        {
            screen.Line(margin, new Piece(text, tone));
            margin = new string(' ', start);
        }
    }

    private static IEnumerable<(string Text, Tone Tone)> CellOf(TraceLine line, int room)
    {
        if (line.ShowsSite)
        {
            foreach (var text in Wrap.Lines(line.Site, room)) yield return (text, Tone.Quiet);
        }

        var note = line.Note is null ? "" : $"   ← {line.Note}";
        var tone = line.Note is null ? Tone.Plain : line.Row.Note is null ? Tone.Bad : Tone.Notice;
        var oneLine = line.Operation + note;
        var texts = oneLine.Length <= room ? [oneLine] : Wrap.Lines(line.Operation, room).Concat(note.Length > 0 ? Wrap.Lines(note.Trim(), room) : []);
        foreach (var text in texts) yield return (text, tone);
        if (line.Holds is { } locks) yield return (Wrap.Clip($"holds {locks}", room), Tone.Quiet);
    }
}
