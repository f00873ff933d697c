using System.Diagnostics;
using Threads.Labs.Supervision;

namespace Threads.Cli;

/// <summary>This program once more, as another process that does not outlive this one.</summary>
internal static class ThisProgram
{
    /// <summary>Starts it with arguments.</summary>
    public static Process Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(typeof(ThisProgram).Assembly.Location);
        }

        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // no socket that would be left behind
        return Children.Start(start);
    }
}
