using Threads.Labs.Reports;

namespace Threads.Labs.Sessions;

/// <summary>Lists what a lab has, and how far the student has come.</summary>
public static class Listing
{
    /// <summary>Lists a lab's demonstrations and exercises.</summary>
    public static void Write(LabSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        WriteTitle(session);
        var (lab, screen) = (session.Lab, session.Screen);
        var width = lab.Demonstrations.Select(demonstration => demonstration.Name).Concat(lab.Exercises.Select(exercise => exercise.Name)).DefaultIfEmpty("").Max(name => name.Length) + 2;
        foreach (var demonstration in lab.Demonstrations) screen.Hanging($"▷ {demonstration.Name.PadRight(width)}", demonstration.Question, 4);
        foreach (var exercise in lab.Exercises)
        {
            var (mark, tone) = MarkOf(session.Progress.Of(lab.Name, exercise.Name));
            screen.Line("    ", new Piece(mark, tone), $" {exercise.Name.PadRight(width)}{exercise.Title}");
        }
    }

    /// <summary>Lists a lab in short: its title, how many exercises pass, what it teaches.</summary>
    public static void WriteTitle(LabSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var (lab, screen) = (session.Lab, session.Screen);
        var solved = lab.Exercises.Count(exercise => session.Progress.Of(lab.Name, exercise.Name).Passed);
        screen.Line(
            new Piece($"{lab.Folder}  {lab.Title}", Tone.Strong),
            new Piece($"   {solved} of {lab.Exercises.Count} exercises pass", solved == lab.Exercises.Count ? Tone.Good : Tone.Quiet));
        if (lab.Summary.Length > 0) screen.Paragraph(lab.Summary, 4, Tone.Quiet);
    }

    private static (string Mark, Tone Tone) MarkOf(ExerciseProgress progress) => progress switch
    {
        { Passed: true } => ("✓", Tone.Good),
        { Checked: true } => ("✗", Tone.Bad),
        _ => ("·", Tone.Quiet),
    };
}
