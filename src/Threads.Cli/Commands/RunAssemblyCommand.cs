using System.CommandLine;
using Threads.Exploration;
using Threads.Labs;
using Threads.Machine;

namespace Threads.Cli.Commands;

/// <summary><c>threads run FILE.s</c>: OSTEP's thread simulator, with x86.py's own options in place of those for demonstrations.</summary>
internal static class RunAssemblyCommand
{
    private static readonly OstepOptions Defaults = new();
    private static readonly Argument<string?> File = new("FILE.s") { Description = "The program; -p FILE.s means the same", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Program = new("--program", "-p") { Description = "The program", HelpName = "FILE.s" };
    private static readonly Option<int> Interrupt = new("--interrupt", "-i") { Description = "Instructions from one interrupt to the next", HelpName = "N", DefaultValueFactory = _ => Defaults.Interrupt };
    private static readonly Option<bool> Random = new("--randints", "-r") { Description = "Draw that number by lot, at most -i" };
    private static readonly Option<long> Seed = new("--seed", "-s") { Description = "Seed of the random numbers, which are Python's", HelpName = "N" };
    private static readonly Option<string> Schedule = new("--procsched", "-P") { Description = "Which thread runs each next instruction, over and over: 0011", HelpName = "DIGITS", DefaultValueFactory = _ => "" };
    private static readonly Option<bool> ConditionTrace = new("--cctrace", "-C") { Description = "Show the condition codes" };
    private static readonly Option<bool> Compute = new("--compute", "-c") { Description = "Show the values, not question marks" };
    private static readonly Option<int> HeaderEvery = new("--headercount", "-H") { Description = "Repeat the heading after so many instructions", HelpName = "N", DefaultValueFactory = _ => Defaults.HeaderEvery };
    private static readonly Option<bool> Statistics = new("--printstats", "-S") { Description = "Count instructions" };
    private static readonly Option<bool> Verbose = new("--verbose", "-v") { Description = "Show where everything is put" };
    private static readonly Option<long> MaxInstructions = new("--steps") { Description = "Instructions after which a program counts as endless", HelpName = "N", DefaultValueFactory = _ => Defaults.MaxInstructions };
    private static readonly AssemblyOptions Loading = new();

    /// <summary>Whether the arguments of a command line ask for this command, and not for a demonstration.</summary>
    public static bool Fits(string[] args) =>
        args is ["run", .. var rest] && rest.Any(argument => ProgramFiles.IsAssembly(argument) || argument is "-p" or "--program");

    public static Command Create()
    {
        var command = new Command("run", "Runs a program in the assembly of Operating Systems: Three Easy Pieces, with the options and the trace of its simulator x86.py.") { File };
        command.Add(Program);
        Loading.AddTo(command);
        foreach (var option in (Option[])[Interrupt, Random, Seed, Schedule, ConditionTrace, Compute, HeaderEvery, Statistics, Verbose, MaxInstructions]) command.Add(option);
        command.SetAction(parsed => Run(PathOf(parsed), Read(parsed)));
        return command;
    }

    private static string PathOf(ParseResult parsed) => (parsed.GetValue(File), parsed.GetValue(Program)) switch
    {
        ({ } file, null) => file,
        (null, { } file) => file,
        ({ }, { }) => throw new InvalidInputException("Two programs: write FILE.s or -p FILE.s, not both."),
        _ => throw new InvalidInputException("Which program? Write  threads run FILE.s"),
    };

    private static OstepOptions Read(ParseResult parsed) => Loading.Read(parsed) with
    {
        Interrupt = parsed.GetValue(Interrupt),
        RandomInterrupts = parsed.GetValue(Random),
        Seed = parsed.GetValue(Seed),
        Schedule = parsed.GetValue(Schedule)!,
        ConditionTrace = parsed.GetValue(ConditionTrace),
        Compute = parsed.GetValue(Compute),
        HeaderEvery = parsed.GetValue(HeaderEvery),
        Statistics = parsed.GetValue(Statistics),
        Verbose = parsed.GetValue(Verbose),
        MaxInstructions = parsed.GetValue(MaxInstructions),
    };

    private static int Run(string path, OstepOptions options)
    {
        var program = ProgramFiles.Read(path, options);
        if (program.Notation != Notation.Ostep) return LitmusRunning.Run(program, null, json: false);
        using var output = new StreamWriter(Console.OpenStandardOutput()) { NewLine = "\n" };
        OstepRun.Run(program, options, output);
        return ExitCode.Passed;
    }
}
