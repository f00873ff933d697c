using Threads.Exploration;
using Threads.Labs.Reports;
using Threads.Labs.Supervision;

namespace Threads.Labs.Sessions;

/// <summary>Checks a student's exercises, and says what came of it.</summary>
public static class Checking
{
    /// <summary>Checks one exercise, or all of the lab.</summary>
    /// <param name="session">The lab.</param>
    /// <param name="name">The exercise; null for all, each failure in short.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Run(LabSession session, string? name)
    {
        ArgumentNullException.ThrowIfNull(session);
        IReadOnlyList<Exercise> exercises = name is null ? session.Lab.Exercises : [session.Exercise(name)];
        var worst = ExitCode.Passed;
        var failed = 0;
        foreach (var exercise in exercises)
        {
            var code = Check(session, exercise, inFull: name is not null);
            if (code != ExitCode.Passed) failed++;
            worst = worst == ExitCode.Failed || code == ExitCode.Failed ? ExitCode.Failed : Math.Max(worst, code);
        }

        if (name is null && !session.Json) WriteSummary(session, exercises.Count, failed);
        return worst;
    }

    private static int Check(LabSession session, Exercise exercise, bool inFull)
    {
        var verdicts = new List<Verdict>();
        var job = new Job(JobKind.Checks, session.AssemblyPath, exercise.Name, Request: session.Request, SecondOpinion: inFull);
        session.Supervisor.Do(job, exercise.Checks.Count, (index, found) =>
        {
            var first = verdicts.TrueForAll(verdict => verdict == Verdict.Pass);
            verdicts.Add(found.Verdict);
            Write(session, exercise, index, found, inFull && first);
        });
        var code = Remember(session, exercise, verdicts);
        if (code == ExitCode.Passed && inFull && !session.Json) WriteSolved(session, exercise);
        return code;
    }

    private static void Write(LabSession session, Exercise exercise, int index, ExplorationResult found, bool inFull)
    {
        var check = exercise.Checks[index];
        if (session.Json)
        {
            Console.Out.WriteLine(JsonReport.Write($"{session.NameOf(exercise.Name)}: {check.Title}", found));
            return;
        }

        CheckReport.WriteHeading(session.Screen, $"{session.NameOf(exercise.Name)} · {check.Title}", found);
        if (found.Verdict == Verdict.Pass) CheckReport.WritePassed(session.Screen, found);
        else if (inFull && found.Verdict == Verdict.Unsupported) UnsupportedReport.Write(session.Screen, found, session.Prefix);
        else if (inFull) FailureReport.Write(session.Screen, found, Next(session, exercise, index, found));
        else WriteInShort(session.Screen, found);
    }

    private static void WriteInShort(Screen screen, ExplorationResult found)
    {
        var said = found.Message ?? RaceLines.Of(found.Races).FirstOrDefault("");
        var lines = said.Split('\n');
        screen.Paragraph(lines.FirstOrDefault(MessageText.IsCycle, lines[0]), 2);
    }

    private static List<(string Label, string Command)> Next(LabSession session, Exercise exercise, int index, ExplorationResult found)
    {
        var next = new List<(string Label, string Command)> { ("Next:", session.Command("hint", exercise.Name)) };
        if (found.Counterexample is { Schedule.Length: > 0 } counterexample)
        {
            var which = index == 0 ? "" : $" --check {index + 1}";
            next.Add(("Replay:", $"{session.Command("replay", exercise.Name)} {counterexample.Schedule}{which}"));
            if (session.Request.CoyoteTrace is { } trace && File.Exists(trace))
                next.Add(("By Coyote:", $"{session.Command("replay", exercise.Name)} {trace}{which}"));
        }

        return next;
    }

    private static int Remember(LabSession session, Exercise exercise, List<Verdict> verdicts)
    {
        var passed = verdicts.TrueForAll(verdict => verdict == Verdict.Pass);
        var before = session.Progress.Of(session.Lab.Name, exercise.Name);
        session.Progress.Set(session.Lab.Name, exercise.Name, before with { Checked = true, Passed = passed, Solved = before.Solved || passed });
        if (passed) return ExitCode.Passed;
        return verdicts.Exists(verdict => verdict is not (Verdict.Pass or Verdict.Unsupported)) ? ExitCode.Failed : ExitCode.WrongUse;
    }

    private static void WriteSolved(LabSession session, Exercise exercise)
    {
        var screen = session.Screen;
        screen.Line();
        screen.Line("  Compare: ", new Piece(session.Command("show", exercise.Name) + " --solution", Tone.Strong));
        var next = session.Lab.Exercises.FirstOrDefault(other => !session.Progress.Of(session.Lab.Name, other.Name).Passed);
        if (next is not null) screen.Line("  Next:    ", new Piece(session.Command("show", next.Name), Tone.Strong), $"   {next.Title}");
    }

    private static void WriteSummary(LabSession session, int exercises, int failed)
    {
        session.Screen.Line();
        session.Screen.Line(failed == 0
            ? new Piece($"All {exercises} exercises of {session.Lab.Name} pass.", Tone.Good)
            : new Piece($"{exercises - failed} of {exercises} exercises of {session.Lab.Name} pass.", Tone.Strong));
        if (failed > 0) session.Screen.Paragraph($"For the whole story of one: {session.Command("check", session.Lab.Exercises[0].Name)}", 2);
    }
}
