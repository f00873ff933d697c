using System.CommandLine;
using Threads.Exploration;
using Threads.Labs;
using Threads.Labs.Reports;
using Threads.Labs.Stepping;
using Threads.Machine;

namespace Threads.Cli.Commands;

/// <summary><c>threads step</c>: walks a program of the simulated machine, step by step, forward and back.</summary>
internal static class StepCommand
{
    private static readonly Argument<string> File = new("file") { Description = "A litmus test (.litmus), or a program in OSTEP's assembly (.s)" };
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
        var path = parsed.GetValue(File)!;
        if (!ProgramFiles.IsProgram(path)) throw new InvalidInputException($"{path} cannot be stepped through: expected a file that ends with .litmus or .s.");
        var program = ProgramFiles.Read(path, Assembly.Read(parsed));
        if (parsed.GetValue(Processes)) program = LitmusReader.AsProcesses(program);
        var walk = new Walk(program, ModelOf(parsed.GetValue(Model), program));
        walk.Follow(Schedule.Parse(parsed.GetValue(Start) ?? ""));
        StepTerminal.Run(walk);
        if (walk.Count > 0) Screen.Standard().Line($"To come back here: {Workspace.Prefix} step {path} … --schedule '{walk.Schedule}'");
        return ExitCode.Passed;
    }

    private static MemoryModel ModelOf(string? name, MachineProgram program) => name switch
    {
        "sc" => MemoryModel.Sc,
        "tso" => MemoryModel.Tso,
        "pso" => MemoryModel.Pso,
        _ => program.Notation == Notation.Ostep ? MemoryModel.Sc : MemoryModel.Tso,
    };
}
