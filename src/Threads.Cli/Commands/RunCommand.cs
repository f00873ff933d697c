using System.CommandLine;
using Threads.Labs;
using Threads.Labs.Sessions;

namespace Threads.Cli.Commands;

/// <summary><c>threads run</c>: plays demonstrations.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var target = new Argument<string>("lab[/demonstration]") { Description = "A demonstration, or a lab for all of its demonstrations" };
        var options = new ExplorationOptions();
        var command = new Command("run", "Plays a demonstration: every outcome that any interleaving has, and why.") { target };
        options.AddTo(command);
        command.SetAction(parsed => Run(Target.Parse(parsed.GetValue(target)!), options, parsed));
        return command;
    }

    private static int Run(Target target, ExplorationOptions options, ParseResult parsed)
    {
        var workspace = Workspace.Find(options.IsJson(parsed));
        var session = workspace.Open(workspace.Repository.Lab(target.Lab), request: options.Read(parsed));
        if (session is null) return ExitCode.Failed;
        return target.Part is null ? Demonstrating.RunAll(session) : Demonstrating.Run(session, target.Part);
    }
}
