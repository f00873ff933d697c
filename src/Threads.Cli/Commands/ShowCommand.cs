using System.CommandLine;
using Threads.Exploration;
using Threads.Labs;
using Threads.Labs.Reports;
using Threads.Labs.Sessions;

namespace Threads.Cli.Commands;

/// <summary><c>threads show</c>: a lab's handout, an exercise, or its solution after success.</summary>
internal static class ShowCommand
{
    public static Command Create()
    {
        var target = new Argument<string>("lab[/exercise]") { Description = "A lab, or an exercise of one" };
        var solution = new Option<bool>("--solution") { Description = "Show the solution; only once the exercise has passed" };
        var command = new Command("show", "Shows a lab's handout, or an exercise: what must hold, and the file to edit.") { target, solution };
        command.SetAction(parsed => Run(Target.Parse(parsed.GetValue(target)!), parsed.GetValue(solution)));
        return command;
    }

    private static int Run(Target target, bool solution)
    {
        var workspace = Workspace.Find();
        var lab = workspace.Repository.Lab(target.Lab);
        if (target.Part is null)
        {
            if (!File.Exists(lab.Handout)) throw new InvalidInputException($"{lab.Folder} has no handout.");
            WriteHandout(workspace.Screen, lab.Handout);
            return ExitCode.Passed;
        }

        return workspace.Open(lab, stale: true) is { } session ? Showing.Run(session, target.Part, solution) : ExitCode.Failed;
    }

    // Code and tables keep their lines; everything else is broken at words.
    private static void WriteHandout(Screen screen, string path)
    {
        var isCode = false;
        foreach (var line in File.ReadAllLines(path))
        {
            isCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (isCode || line.StartsWith('|')) screen.Line(line);
            else if (line.StartsWith('#')) screen.Paragraph(line, 0, Tone.Strong);
            else screen.Paragraph(line);
        }
    }
}
