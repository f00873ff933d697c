using System.CommandLine;
using Threads.Exploration;
using Threads.Labs;
using Threads.Labs.Stepping;
using Threads.Machine;

namespace Threads.Cli.Commands;

/// <summary><c>threads step</c>: walks a program of the simulated machine, step by step, forward and back.</summary>
internal static class StepCommand
{
    private static readonly Argument<string> File = new("file") { Description = "A litmus test (.litmus), a classic one by its name (sb), or a program in OSTEP's assembly (.s)" };
    private static readonly Option<string?> Model = new("--model") { Description = "The memory model; TSO for a litmus test, SC for OSTEP's assembly where it is not given", HelpName = "sc|tso|pso" };
    private static readonly Option<bool> Processes = new("--processes") { Description = "Every thread is a process, which maps the variables at an address of its own" };
    private static readonly Option<string?> Start = new("--schedule") { Description = "Steps to take first, such as those of a witness", HelpName = "m2.A1.m" };
    private static readonly AssemblyOptions Assembly = new();

    public static Command Create()
    {
        Model.AcceptOnlyFromAmong("sc", "tso", "pso");
        var command = new Command("step", "Walks a program of the simulated machine: you choose who steps next, forward and back.") { File, Model, Processes, Start };
        Assembly.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var program = ProgramOf(parsed.GetValue(File)!, Assembly.Read(parsed));
        if (parsed.GetValue(Processes)) program = LitmusReader.AsProcesses(program);
        var walk = new Walk(program, ModelOf(parsed.GetValue(Model), program));
        walk.Follow(Schedule.Parse(parsed.GetValue(Start) ?? ""));
        StepTerminal.Run(walk);
        if (walk.Count > 0) Console.Out.WriteLine($"To come back here: {Workspace.Prefix} {AsTyped(parsed)} --schedule '{walk.Schedule}'");
        return ExitCode.Passed;
    }

    private static MachineProgram ProgramOf(string target, OstepOptions options)
    {
        if (ProgramFiles.IsProgram(target)) return ProgramFiles.Read(target, options);
        return Classics.TryRead(target, out var test) ? test
            : throw new InvalidInputException($"{target} cannot be stepped through: expected a file that ends with .litmus or .s, or a classic litmus test such as sb.");
    }

    /// <summary>What was typed, without the schedule.</summary>
    private static string AsTyped(ParseResult parsed)
    {
        var words = parsed.Tokens.Select(token => token.Value).ToList();
        if (words.IndexOf(Start.Name) is >= 0 and var at) words.RemoveRange(at, 2);
        return string.Join(' ', words.Select(word => word.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./=,:+@%".Contains(letter, StringComparison.Ordinal)) ? word : $"'{word}'"));
    }

    private static MemoryModel ModelOf(string? name, MachineProgram program) => name switch
    {
        "sc" => MemoryModel.Sc,
        "tso" => MemoryModel.Tso,
        "pso" => MemoryModel.Pso,
        _ => program.Notation == Notation.Ostep ? MemoryModel.Sc : MemoryModel.Tso,
    };
}
