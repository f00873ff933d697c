using System.CommandLine;
using Threads.Labs;
using Threads.Labs.Sessions;

namespace Threads.Cli.Commands;

/// <summary><c>threads hint</c>: the next rung of an exercise's ladder.</summary>
internal static class HintCommand
{
    public static Command Create()
    {
        var target = new Argument<string>("lab/exercise") { Description = "An exercise, such as races/counter" };
        var command = new Command("hint", "Gives a hint, one rung further at each call: where to look, which idea is missing, what the code is like.") { target };
        command.SetAction(parsed => Run(Target.ParsePart(parsed.GetValue(target)!, "exercise")));
        return command;
    }

    private static int Run(Target target)
    {
        var workspace = Workspace.Find();
        return workspace.Open(workspace.Repository.Lab(target.Lab), stale: true) is { } session ? Hinting.Run(session, target.Part!) : ExitCode.Failed;
    }
}
