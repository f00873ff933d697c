using System.Diagnostics;
using Threads.Labs;

namespace Threads.Tests.Cli;

/// <summary>Runs the built command line as a student would: a process of its own, with a progress file of its own.</summary>
internal static class Tool
{
    private static readonly Repository Here = Repository.Find(AppContext.BaseDirectory)!;
    public static readonly string Program = Path.Combine(Here.Root, "src", "Threads.Cli", "bin", "Debug", "net10.0", "threads.dll");

    /// <summary>What a command answered.</summary>
    /// <param name="ExitCode">Its exit code.</param>
    /// <param name="Out">Its output.</param>
    /// <param name="Error">Its error output.</param>
    /// <param name="Elapsed">How long it took.</param>
    public sealed record Answer(int ExitCode, string Out, string Error, TimeSpan Elapsed);

    /// <summary>The assembly with the hostile programs.</summary>
    public static string Samples => typeof(Tool).Assembly.Location;

    public static Task<Answer> Run(params string[] arguments) => Typed(null, arguments);

    /// <summary>Runs it with something to read; null leaves its input open and empty.</summary>
    public static async Task<Answer> Typed(string? input, params string[] arguments)
    {
        var data = Directory.CreateTempSubdirectory("threads-tests-");
        try
        {
            var start = new ProcessStartInfo("dotnet")
            {
                WorkingDirectory = Here.Root,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["XDG_DATA_HOME"] = data.FullName, ["DOTNET_TieredPGO"] = "0" }, // it starts a hundred times, and is over soon
            };
            foreach (var argument in (string[])["exec", Program, .. arguments]) start.ArgumentList.Add(argument);
            var watch = Stopwatch.StartNew();
            using var process = Process.Start(start)!;
            if (input is not null)
            {
                await process.StandardInput.WriteAsync(input);
                process.StandardInput.Close();
            }

            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return new Answer(process.ExitCode, await output, await error, watch.Elapsed);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }
}
