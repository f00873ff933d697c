using Threads.Exploration;
using Threads.Labs.Reports;

namespace Threads.Labs.Sessions;

/// <summary>Shows an exercise: what is to be done, where, and how it is judged; and its solution, after success.</summary>
public static class Showing
{
    /// <summary>Shows an exercise.</summary>
    /// <param name="session">The lab.</param>
    /// <param name="name">The exercise.</param>
    /// <param name="solution">Whether to show the solution in place of the exercise.</param>
    public static int Run(LabSession session, string name, bool solution)
    {
        ArgumentNullException.ThrowIfNull(session);
        var exercise = session.Exercise(name);
        if (solution && !session.Progress.Of(session.Lab.Name, exercise.Name).Solved)
            throw new InvalidInputException($"The solution is shown once {session.NameOf(exercise.Name)} has passed: {session.Command("check", exercise.Name)}. Stuck? {session.Command("hint", exercise.Name)}");
        var screen = session.Screen;
        var file = FileOf(session, solution ? exercise.Solution : exercise.Student, solution ? "Solutions" : "Exercises");
        screen.Line(new Piece($"{session.NameOf(exercise.Name)} · {exercise.Title}", Tone.Strong));
        screen.Line();
        if (!solution)
        {
            screen.Line("  What must hold under every interleaving:");
            foreach (var check in exercise.Checks) screen.Hanging("· ", check.Title, 4);
            screen.Line();
        }

        if (file is not null)
        {
            screen.Line(solution ? "  The solution, " : "  Yours to edit: ", new Piece(file, Tone.Strong));
            screen.Line();
            foreach (var line in File.ReadAllLines(file)) screen.Line($"    {line}");
            screen.Line();
        }

        screen.Line("  Check it: ", new Piece(session.Command("check", exercise.Name), Tone.Strong), "   Stuck: ", new Piece(session.Command("hint", exercise.Name), Tone.Strong));
        return ExitCode.Passed;
    }

    // The file is named after the class, as everywhere in a lab.
    private static string? FileOf(LabSession session, Type type, string folder)
    {
        if (session.Folder is null) return null;
        var path = Path.Combine(session.Folder.Path, folder, type.Name + ".cs");
        if (!File.Exists(path)) return null;
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
