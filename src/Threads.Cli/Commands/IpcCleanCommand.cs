using System.CommandLine;
using Threads.Labs;
using Threads.Labs.Reports;
using Threads.SharedMemory.Leftovers;

namespace Threads.Cli.Commands;

/// <summary><c>threads ipc clean</c>: removes the segments that killed processes of the lab left, and nothing else.</summary>
internal static class IpcCleanCommand
{
    public static Command Create()
    {
        var command = new Command("clean", "Removes the shared segments that killed processes of the lab have left, and only those.");
        command.SetAction(_ => Run(Screen.Standard()));
        return command;
    }

    private static int Run(Screen screen)
    {
        var cleaned = IpcCommand.Given(Cleaning.Run);
        foreach (var one in cleaned.Removed) screen.Hanging("removed  ", one);
        foreach (var one in cleaned.Kept) screen.Hanging("kept     ", one);
        if (cleaned.Removed.Count + cleaned.Kept.Count == 0) screen.Line("Nothing is left of the lab: no segment of its making.");
        return ExitCode.Passed;
    }
}
