using System.CommandLine;
using Threads.Labs;
using Threads.Labs.Sessions;

namespace Threads.Cli.Commands;

/// <summary><c>threads check</c>: builds and checks exercises.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var target = new Argument<string?>("lab[/exercise]") { Description = "A lab, or an exercise of one; without it all labs", Arity = ArgumentArity.ZeroOrOne };
        var options = new ExplorationOptions();
        var command = new Command("check", "Builds a lab and checks your exercises under every interleaving.") { target };
        options.AddTo(command);
        command.SetAction(parsed => Run(parsed.GetValue(target), options, parsed));
        return command;
    }

    private static int Run(string? name, ExplorationOptions options, ParseResult parsed)
    {
        var workspace = Workspace.Find(options.IsJson(parsed));
        var target = name is null ? default : Target.Parse(name);
        IReadOnlyList<LabFolder> labs = name is null ? workspace.Repository.Labs : [workspace.Repository.Lab(target.Lab)];
        var request = options.Read(parsed);
        var codes = new List<int>();
        foreach (var lab in labs)
        {
            var session = workspace.Open(lab, request: request);
            codes.Add(session is null ? ExitCode.Failed : Checking.Run(session, target.Part));
        }

        return codes.Contains(ExitCode.Failed) ? ExitCode.Failed : codes.DefaultIfEmpty(ExitCode.Passed).Max();
    }
}
