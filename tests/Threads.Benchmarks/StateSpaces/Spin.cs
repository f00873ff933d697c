using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Threads.Benchmarks.StateSpaces;

/// <summary>SPIN's verifier, partial-order reduction on (its default), in a folder of its own.</summary>
internal static partial class Spin
{
    /// <summary>Whether SPIN and a C compiler are here.</summary>
    public static bool IsHere => Commands.All(command => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, command))));

    private static string[] Commands => ["spin", "gcc"];

    /// <summary>Generates, compiles and runs the verifier.</summary>
    /// <exception cref="InvalidOperationException">SPIN or the compiler refuses the model.</exception>
    public static Search Verify(Model model)
    {
        var folder = Directory.CreateTempSubdirectory("threads-spin-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "model.pml"), model.Promela);
            var clock = Stopwatch.StartNew();
            Run(folder, "spin", "-a", "model.pml");
            Run(folder, "gcc", "-O2", "-DSAFETY", "-o", "pan", "pan.c");
            var prepared = clock.Elapsed.TotalSeconds;
            var said = Run(folder, Path.Combine(folder.FullName, "pan"), "-m1000000");
            return new Search(Number(said, Errors()) > 0, Number(said, States()), Number(said, Transitions()), prepared, clock.Elapsed.TotalSeconds - prepared);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Run(DirectoryInfo folder, string command, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(new ProcessStartInfo(command, arguments) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"{command} failed: {said}{errors.Result}");
    }

    private static long Number(string text, Regex pattern) =>
        long.Parse(pattern.Match(text) is { Success: true } found ? found.Groups[1].Value : throw new InvalidOperationException($"SPIN said: {text}"), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"errors: (\d+)")]
    private static partial Regex Errors();

    [GeneratedRegex(@"(\d+) states, stored")]
    private static partial Regex States();

    [GeneratedRegex(@"(\d+) transitions")]
    private static partial Regex Transitions();
}
