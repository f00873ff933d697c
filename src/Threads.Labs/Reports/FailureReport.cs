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
    public static void Write(Screen screen, Exploration.Exploration exploration, params IReadOnlyList<(string Label, string Command)> next)
    {
        ArgumentNullException.ThrowIfNull(screen);
        ArgumentNullException.ThrowIfNull(exploration);
        screen.Line();
        if (exploration.Message is { Length: > 0 } message) MessageText.Write(screen, message, Indent);
        if (exploration.Counterexample is { } counterexample) WriteCounterexample(screen, exploration, counterexample);
        foreach (var race in RaceLines.Of(exploration.Races)) screen.Hanging("", race, Indent, Tone.Notice);
        screen.Line();
        screen.Paragraph(Coverage.Of(exploration), Indent, Tone.Quiet);
        foreach (var (label, command) in next) screen.Line(new string(' ', Indent) + label.PadRight(9), new Piece(command, Tone.Strong));
        screen.Line();
    }

    private static void WriteCounterexample(Screen screen, Exploration.Exploration exploration, Counterexample counterexample)
    {
        if (counterexample.Steps.Count > 0)
        {
            var accesses = TraceFolding.Visible(counterexample.Steps).Count(row => counterexample.Steps[row].Step.IsMemory);
            var measure = accesses > 0 ? $", {Phrases.Count(accesses, "shared access")}" : "";
            screen.Paragraph($"Simplest schedule that shows it: {Phrases.Count(counterexample.Preemptions, "preemption")}{measure}.", Indent);
            screen.Line();
            TraceTable.Write(screen, counterexample);
            screen.Line();
        }

        foreach (var sentence in Unsaid(exploration, counterexample)) screen.Paragraph(sentence, Indent);
    }

    // The explanation repeats the message, and names a race that is listed beneath.
    private static IEnumerable<string> Unsaid(Exploration.Exploration exploration, Counterexample counterexample)
    {
        var said = (exploration.Message ?? "").Split('\n').ToHashSet();
        return counterexample.Explanation.Split('\n')
            .Where(line => line.Length > 0 && !said.Contains(line) && !line.StartsWith("Race: ", StringComparison.Ordinal));
    }
}
