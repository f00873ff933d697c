using System.CommandLine;
using Threads.Labs;
using Threads.Labs.Reports;
using Threads.Labs.Sessions;

namespace Threads.Cli.Commands;

/// <summary><c>threads list</c>: the labs, their parts, and how far the student has come.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var lab = new Argument<string?>("lab") { Description = "One lab: races, 05-races or 05", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("list", "Lists the labs, their demonstrations and exercises, and how far you have come.") { lab };
        command.SetAction(parsed => Run(Workspace.Find(), parsed.GetValue(lab)));
        return command;
    }

    public static int Run(Workspace workspace, string? name)
    {
        IReadOnlyList<LabFolder> labs = name is null ? workspace.Repository.Labs : [workspace.Repository.Lab(Target.Parse(name).Lab)];
        foreach (var lab in labs)
        {
            if (workspace.Open(lab, stale: true) is { } session) Listing.Write(session);
        }

        workspace.Screen.Line(new Piece("▷ a demonstration to run   · an exercise   ✓ passes   ✗ fails", Tone.Quiet));
        return ExitCode.Passed;
    }
}
