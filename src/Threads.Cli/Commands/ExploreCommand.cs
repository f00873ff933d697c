using System.CommandLine;
using Threads.Exploration;
using Threads.Labs;
using Threads.Labs.Reports;
using Threads.Labs.Supervision;
using Threads.Machine;

namespace Threads.Cli.Commands;

/// <summary><c>threads explore</c>: a test of any .NET assembly, or programs of the simulated machine, under every interleaving.</summary>
internal static class ExploreCommand
{
    private static readonly Argument<string[]> Targets = new("target") { Description = "Litmus tests (.litmus, or classic ones by name: sb, mp, iriw, …), programs in assembly (.s, the processor's or OSTEP's), and folders of them; or one .NET assembly (.dll)", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> Test = new("--test") { Description = "Of an assembly: a method without parameters; an instance method gets a new instance in every run. It returns void (an exception fails), bool (false fails) or a value (an outcome)", HelpName = "Namespace.Type.Method" };
    private static readonly Option<bool> Twins = new("--twins") { Description = "List the types that are covered, and explore nothing" };
    private static readonly Option<string?> Model = new("--model") { Description = "Of a litmus test: the memory model; all three side by side where it is not given", HelpName = "sc|tso|pso" };
    private static readonly Option<bool> Processes = new("--processes") { Description = "Of a litmus test: every thread is a process, which maps the variables at an address of its own" };
    private static readonly Option<int?> Witness = new("--witness") { Description = "Of a litmus test: show step by step how one final state comes about, counted from 1", HelpName = "N" };
    private static readonly Option<bool> Witnesses = new("--witnesses") { Description = "Of a litmus test: show that for every final state" };
    private static readonly AssemblyOptions Assembly = new();

    public static Command Create()
    {
        Model.AcceptOnlyFromAmong("sc", "tso", "pso");
        Witness.Validators.Add(result => ExplorationOptions.Demand(result, "--witness", least: 1));
        var options = new ExplorationOptions();
        var command = new Command("explore", "Explores programs under every interleaving: litmus tests, or a test method of any .NET assembly.")
        {
            Targets, Test, Twins, Model, Processes, Witness, Witnesses,
        };
        Assembly.AddTo(command);
        options.AddTo(command);
        command.SetAction(parsed => parsed.GetValue(Twins) ? TwinList.Write(Screen.Standard()) : Run(parsed, options));
        return command;
    }

    private static int Run(ParseResult parsed, ExplorationOptions options)
    {
        var targets = parsed.GetValue(Targets) ?? [];
        if (targets.Length == 0) throw new InvalidInputException("What is to be explored? Write  threads explore FILE.litmus  or  threads explore ASSEMBLY --test Namespace.Type.Method");
        if (parsed.GetValue(Test) is null && targets.Any(ProgramFiles.IsProgram)) return ExplorePrograms(targets, parsed, options);
        return targets is [var assembly]
            ? ExploreTest(assembly, parsed.GetValue(Test), options, parsed)
            : throw new InvalidInputException("An assembly is explored alone: write  threads explore ASSEMBLY --test Namespace.Type.Method");
    }

    private static int ExplorePrograms(string[] targets, ParseResult parsed, ExplorationOptions options)
    {
        IReadOnlyList<MemoryModel> models = parsed.GetValue(Model) switch
        {
            "sc" => [MemoryModel.Sc],
            "tso" => [MemoryModel.Tso],
            "pso" => [MemoryModel.Pso],
            _ => [MemoryModel.Sc, MemoryModel.Tso, MemoryModel.Pso],
        };
        int? witness = parsed.GetValue(Witnesses) ? 0 : parsed.GetValue(Witness);
        return new ProgramExploring(models, Assembly.Read(parsed), parsed.GetValue(Processes), witness, options.Read(parsed), options.IsJson(parsed)).Run(ProgramFiles.Find(targets));
    }

    private static int ExploreTest(string assembly, string? test, ExplorationOptions options, ParseResult parsed)
    {
        var found = AnyAssembly.Explore(new Job(JobKind.Test, assembly, test ?? "", Request: options.Read(parsed)));
        var replay = found.Counterexample is { Schedule.Length: > 0 } counterexample
            ? new[] { ("Replay:", $"{Workspace.Prefix} replay {assembly} --test {test} {counterexample.Schedule}") }
            : [];
        return ExplorationReport.Write(Screen.Standard(), test!, found, options.IsJson(parsed), Workspace.Prefix, replay);
    }
}
