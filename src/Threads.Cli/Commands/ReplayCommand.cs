using System.CommandLine;
using Threads.Labs;
using Threads.Labs.Reports;
using Threads.Labs.Sessions;
using Threads.Labs.Supervision;

namespace Threads.Cli.Commands;

/// <summary><c>threads replay</c>: runs one schedule again.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var target = new Argument<string>("lab/exercise|assembly") { Description = "An exercise, such as races/counter; or an assembly, with --test" };
        var schedule = new Argument<string>("schedule") { Description = "The schedule, as a report printed it; or a file that --coyote-trace wrote" };
        var check = new Option<int>("--check") { Description = "Which check of the exercise, counted from 1", HelpName = "N", DefaultValueFactory = _ => 1 };
        var test = new Option<string?>("--test") { Description = "The test of the assembly", HelpName = "Namespace.Type.Method" };
        var json = new Option<bool>("--json") { Description = "Write one JSON object" };
        var command = new Command("replay", "Runs one schedule again, and shows it step by step.") { target, schedule, check, test, json };
        command.SetAction(parsed => parsed.GetValue(test) is { } name
            ? ReplayTest(parsed.GetValue(target)!, name, parsed.GetValue(schedule)!, parsed.GetValue(json))
            : ReplayExercise(Target.ParsePart(parsed.GetValue(target)!, "exercise"), parsed.GetValue(schedule)!, parsed.GetValue(check), parsed.GetValue(json)));
        return command;
    }

    private static int ReplayExercise(Target target, string schedule, int check, bool json)
    {
        var workspace = Workspace.Find(json);
        return workspace.Open(workspace.Repository.Lab(target.Lab)) is { } session ? Replaying.Run(session, target.Part!, schedule, check) : ExitCode.Failed;
    }

    private static int ReplayTest(string assembly, string test, string schedule, bool json)
    {
        var found = AnyAssembly.Explore(new Job(JobKind.Test, assembly, test).Replaying(schedule));
        return ExplorationReport.Write(Screen.Standard(), test, found, json, Workspace.Prefix);
    }
}
