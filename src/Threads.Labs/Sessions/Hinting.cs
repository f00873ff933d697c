using Threads.Labs.Reports;

namespace Threads.Labs.Sessions;

/// <summary>Hands out the hints of an exercise, one rung further at each call; the rungs before stay in sight.</summary>
public static class Hinting
{
    /// <summary>Shows the next hint, with those before it.</summary>
    public static int Run(LabSession session, string name)
    {
        ArgumentNullException.ThrowIfNull(session);
        var exercise = session.Exercise(name);
        var progress = session.Progress.Of(session.Lab.Name, exercise.Name);
        var rung = Math.Min(progress.Hints + 1, exercise.Hints.Count);
        session.Progress.Set(session.Lab.Name, exercise.Name, progress with { Hints = rung });
        var screen = session.Screen;
        screen.Line(new Piece($"{session.NameOf(exercise.Name)} · {exercise.Title}", Tone.Strong));
        for (var i = 0; i < rung; i++) screen.Hanging($"{i + 1} of {exercise.Hints.Count}  ", exercise.Hints[i], 2, i == rung - 1 ? Tone.Plain : Tone.Quiet);
        screen.Line();
        if (rung < exercise.Hints.Count) screen.Line("  One rung further: ", new Piece(session.Command("hint", exercise.Name), Tone.Strong));
        else screen.Line("  That was the last hint. Then: ", new Piece(session.Command("check", exercise.Name), Tone.Strong));
        return ExitCode.Passed;
    }
}
