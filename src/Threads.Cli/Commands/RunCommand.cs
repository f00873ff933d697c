using System.CommandLine;
using Threads.Labs;
using Threads.Labs.RealCores;
using Threads.Labs.Sessions;

namespace Threads.Cli.Commands;

/// <summary><c>threads run</c>: plays demonstrations.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var target = new Argument<string>("lab[/demonstration]") { Description = "A demonstration, or a lab for all of its demonstrations" };
        var trials = new Option<long?>("--trials") { Description = "How often it runs on this computer's cores, within a minute; 0 for not at all", HelpName = "N" };
        trials.Validators.Add(result => ExplorationOptions.Demand(result, "--trials", least: 0));
        var options = new ExplorationOptions();
        var command = new Command("run", "Plays a demonstration or a litmus test: every outcome that any interleaving has, how often this computer shows it, and why.") { target, trials };
        options.AddTo(command);
        command.SetAction(parsed => LitmusRunning.TryRead(parsed.GetValue(target)!, out var test)
            ? LitmusRunning.Run(test, parsed.GetValue(trials), options.IsJson(parsed))
            : Run(Target.Parse(parsed.GetValue(target)!), parsed.GetValue(trials), options, parsed));
        return command;
    }

    private static int Run(Target target, long? trials, ExplorationOptions options, ParseResult parsed)
    {
        var workspace = Workspace.Find(options.IsJson(parsed));
        var session = workspace.Open(workspace.Repository.Lab(target.Lab), request: options.Read(parsed));
        if (session is null) return ExitCode.Failed;
        if (trials is { } count) session = session with { Trials = TrialLimits.Of(count) };
        return target.Part is null ? Demonstrating.RunAll(session) : Demonstrating.Run(session, target.Part);
    }
}
