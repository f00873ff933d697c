using System.CommandLine;
using Threads.Exploration;
using Threads.Labs;
using Threads.Machine;

namespace Threads.Cli.Commands;

/// <summary><c>threads run FILE.s</c>: OSTEP's thread simulator, with x86.py's own options in place of those for demonstrations.</summary>
internal static class RunAssemblyCommand
{
    private const string Extension = ".s";

    private static readonly Argument<string?> File = new("FILE.s") { Description = "The program; -p FILE.s means the same", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Program = new("--program", "-p") { Description = "The program", HelpName = "FILE.s" };
    private static readonly Option<int> Threads = new("--threads", "-t") { Description = "How many threads run it", HelpName = "N" };
    private static readonly Option<int> Interrupt = new("--interrupt", "-i") { Description = "Instructions from one interrupt to the next", HelpName = "N" };
    private static readonly Option<bool> Random = new("--randints", "-r") { Description = "Draw that number by lot, at most -i" };
    private static readonly Option<long> Seed = new("--seed", "-s") { Description = "Seed of the random numbers (Python's)", HelpName = "N" };
    private static readonly Option<string> Schedule = new("--procsched", "-P") { Description = "Which thread runs each next instruction, over and over: 0011", HelpName = "DIGITS" };
    private static readonly Option<string> Arguments = new("--argv", "-a") { Description = "What registers begin with: a comma between threads, a colon between registers of one", HelpName = "ax=1:bx=2,ax=3" };
    private static readonly Option<int> LoadAddress = new("--loadaddr", "-L") { Description = "Address of the first instruction", HelpName = "N" };
    private static readonly Option<int> MemorySize = new("--memsize", "-m") { Description = "Memory, in units of 1024 addresses", HelpName = "N" };
    private static readonly Option<string> MemoryTrace = new("--memtrace", "-M") { Description = "Addresses and variables to show", HelpName = "2000,count" };
    private static readonly Option<string> RegisterTrace = new("--regtrace", "-R") { Description = "Registers to show", HelpName = "ax,bx" };
    private static readonly Option<bool> ConditionTrace = new("--cctrace", "-C") { Description = "Show the condition codes" };
    private static readonly Option<bool> Compute = new("--compute", "-c") { Description = "Show the values, not question marks" };
    private static readonly Option<int> HeaderEvery = new("--headercount", "-H") { Description = "Repeat the heading after so many instructions", HelpName = "N" };
    private static readonly Option<bool> Statistics = new("--printstats", "-S") { Description = "Count instructions" };
    private static readonly Option<bool> Verbose = new("--verbose", "-v") { Description = "Show where everything is put" };
    private static readonly Option<long> MaxInstructions = new("--steps") { Description = "Instructions after which a program counts as endless", HelpName = "N" };

    /// <summary>Whether the arguments of a command line ask for this command, and not for a demonstration.</summary>
    public static bool Fits(string[] args) =>
        args is ["run", .. var rest] && rest.Any(argument => argument.EndsWith(Extension, StringComparison.Ordinal) || argument is "-p" or "--program");

    public static Command Create()
    {
        var command = new Command("run", "Runs a program in the assembly of Operating Systems: Three Easy Pieces, with the options and the trace of its x86.py.") { File };
        Option[] options =
        [
            Program, Threads, Interrupt, Random, Seed, Schedule, Arguments, LoadAddress, MemorySize, MemoryTrace, RegisterTrace, ConditionTrace, Compute,
            HeaderEvery, Statistics, Verbose, MaxInstructions,
        ];
        foreach (var option in options) command.Add(option);
        SetDefaults(new OstepOptions());
        command.SetAction(parsed => Run(PathOf(parsed), Read(parsed)));
        return command;
    }

    private static void SetDefaults(OstepOptions options)
    {
        Threads.DefaultValueFactory = _ => options.Threads;
        Interrupt.DefaultValueFactory = _ => options.Interrupt;
        Seed.DefaultValueFactory = _ => options.Seed;
        LoadAddress.DefaultValueFactory = _ => options.LoadAddress;
        MemorySize.DefaultValueFactory = _ => options.MemorySize;
        HeaderEvery.DefaultValueFactory = _ => options.HeaderEvery;
        MaxInstructions.DefaultValueFactory = _ => options.MaxInstructions;
        foreach (var text in (Option<string>[])[Schedule, Arguments, MemoryTrace, RegisterTrace]) text.DefaultValueFactory = _ => "";
    }

    private static string PathOf(ParseResult parsed) => (parsed.GetValue(File), parsed.GetValue(Program)) switch
    {
        ({ } file, null) => file,
        (null, { } file) => file,
        ({ }, { }) => throw new InvalidInputException("Two programs: write FILE.s or -p FILE.s, not both."),
        _ => throw new InvalidInputException("Which program? Write  threads run FILE.s"),
    };

    private static OstepOptions Read(ParseResult parsed) => new()
    {
        Threads = parsed.GetValue(Threads),
        Interrupt = parsed.GetValue(Interrupt),
        RandomInterrupts = parsed.GetValue(Random),
        Seed = parsed.GetValue(Seed),
        Schedule = parsed.GetValue(Schedule)!,
        Arguments = parsed.GetValue(Arguments)!,
        LoadAddress = parsed.GetValue(LoadAddress),
        MemorySize = parsed.GetValue(MemorySize),
        MemoryTrace = parsed.GetValue(MemoryTrace)!,
        RegisterTrace = parsed.GetValue(RegisterTrace)!,
        ConditionTrace = parsed.GetValue(ConditionTrace),
        Compute = parsed.GetValue(Compute),
        HeaderEvery = parsed.GetValue(HeaderEvery),
        Statistics = parsed.GetValue(Statistics),
        Verbose = parsed.GetValue(Verbose),
        MaxInstructions = parsed.GetValue(MaxInstructions),
    };

    private static int Run(string path, OstepOptions options)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput()) { NewLine = "\n" };
        OstepRun.Run(ProgramFile.Read(path), path, options, output);
        return ExitCode.Passed;
    }
}
