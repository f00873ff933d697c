using System.CommandLine;
using Threads.Exploration;
using Threads.Labs;
using Threads.Labs.Reports;
using Threads.Labs.Supervision;

namespace Threads.Cli.Commands;

/// <summary><c>threads explore</c>: a test of any .NET assembly under every interleaving.</summary>
internal static class ExploreCommand
{
    public static Command Create()
    {
        var assembly = new Argument<string?>("assembly") { Description = "Any .NET assembly (.dll)", Arity = ArgumentArity.ZeroOrOne };
        var test = new Option<string?>("--test") { Description = "A method without parameters; an instance method gets a new instance in every run. It returns void (an exception fails), bool (false fails) or a value (an outcome)", HelpName = "Namespace.Type.Method" };
        var twins = new Option<bool>("--twins") { Description = "List the types that are covered, and explore nothing" };
        var options = new ExplorationOptions();
        var command = new Command("explore", "Explores a test method of any .NET assembly under every interleaving.") { assembly, test, twins };
        options.AddTo(command);
        command.SetAction(parsed => parsed.GetValue(twins)
            ? TwinList.Write(Screen.Standard())
            : Run(parsed.GetValue(assembly), parsed.GetValue(test), options, parsed));
        return command;
    }

    private static int Run(string? assembly, string? test, ExplorationOptions options, ParseResult parsed)
    {
        if (assembly is null) throw new InvalidInputException("Which assembly? Write  threads explore ASSEMBLY --test Namespace.Type.Method");
        var found = AnyAssembly.Explore(new Job(JobKind.Test, assembly, test ?? "", Request: options.Read(parsed)));
        var replay = found.Counterexample is { Schedule.Length: > 0 } counterexample
            ? new[] { ("Replay:", $"{Workspace.Prefix} replay {assembly} --test {test} {counterexample.Schedule}") }
            : [];
        return ExplorationReport.Write(Screen.Standard(), test!, found, options.IsJson(parsed), Workspace.Prefix, replay);
    }
}
