using System.CommandLine;
using System.CommandLine.Parsing;
using Threads.Cli.Commands;
using Threads.Exploration;
using Threads.Labs;

namespace Threads.Cli;

/// <summary>The command line as a whole: its commands, and what becomes of arguments that make no sense.</summary>
internal static class CommandLine
{
    /// <summary>Parses the arguments and runs what they ask for.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args)
    {
        var root = new RootCommand("Threads: see, break, fix and prove programs whose threads share memory.");
        Command[] commands =
        [
            ListCommand.Create(),
            ShowCommand.Create(),
            RunAssemblyCommand.Fits(args) ? RunAssemblyCommand.Create() : RunCommand.Create(),
            CheckCommand.Create(),
            HintCommand.Create(),
            ReplayCommand.Create(),
            ExploreCommand.Create(),
            FigureCommand.Create(),
            StepCommand.Create(),
            IpcCommand.Create(),
            SpeedupCommand.Create(),
        ];
        foreach (var command in commands) root.Add(command);
        root.SetAction(_ => Welcome.Run());
        Examples.AddTo(root);

        var parsed = root.Parse(args);
        if (parsed.Errors is [var error, ..])
        {
            throw new InvalidInputException($"{OneLine(error.Message)}. How it is used: {NameOf(parsed.CommandResult)} --help");
        }

        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    // As it is typed: threads ipc clean.
    private static string NameOf(CommandResult found) => found.Parent is CommandResult parent ? $"{NameOf(parent)} {found.Command.Name}" : "threads";

    private static string OneLine(string message) =>
        string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.').Replace("' '", "', '", StringComparison.Ordinal);
}
