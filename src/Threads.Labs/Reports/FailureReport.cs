using Threads.Exploration;

namespace Threads.Labs.Reports;

/// <summary>The body of a failed check or test: what happened, the simplest schedule that shows it, why, the races, what was covered.</summary>
public static class FailureReport
{
    private const int Indent = 2;

    /// <summary>Writes it.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="exploration">What was found.</param>
    /// <param name="next">What the student can do now: commands, each with a label.</param>
    public static void Write(Screen screen, ExplorationResult exploration, params IReadOnlyList<(string Label, string Command)> next)
    {
        ArgumentNullException.ThrowIfNull(screen);
        ArgumentNullException.ThrowIfNull(exploration);
        screen.Line();
        if (exploration.Message is { Length: > 0 } message) MessageText.Write(screen, message, Indent);
        if (exploration.Counterexample is { } counterexample) WriteTrace(screen, counterexample);
        var why = Unsaid(exploration).ToList();
        var races = RaceLines.Of(exploration.Races).ToList();
        foreach (var sentence in why) screen.Paragraph(sentence, Indent);
        foreach (var race in races) screen.Paragraph(race, Indent, Tone.Notice);
        if (why.Count + races.Count > 0) screen.Line();
        screen.Paragraph(Coverage.Of(exploration), Indent, Tone.Quiet);
        foreach (var (label, command) in next) screen.Line(new string(' ', Indent) + label.PadRight(9), new Piece(command, Tone.Strong));
        screen.Line();
    }

    private static void WriteTrace(Screen screen, Counterexample counterexample)
    {
        var shown = TraceFolding.Visible(counterexample.Steps);
        if (shown.Count > 0)
        {
            var accesses = shown.Count(row => counterexample.Steps[row].Step.IsMemory);
            var measure = accesses > 0 ? $", {Phrases.Count(accesses, "shared access")}" : "";
            screen.Paragraph($"Simplest schedule that shows it: {Phrases.Count(counterexample.Preemptions, "preemption")}{measure}.", Indent);
            screen.Line();
            TraceTable.Write(screen, counterexample);
        }

        screen.Line();
    }

    // The explanation repeats the message, and names a race that is listed beneath.
    private static IEnumerable<string> Unsaid(ExplorationResult exploration)
    {
        var said = (exploration.Message ?? "").Split('\n').ToHashSet();
        return (exploration.Counterexample?.Explanation ?? "").Split('\n')
            .Where(line => line.Length > 0 && !said.Contains(line) && !line.StartsWith("Race: ", StringComparison.Ordinal));
    }
}
