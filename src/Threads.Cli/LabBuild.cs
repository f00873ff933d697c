using System.Diagnostics;
using System.Text.RegularExpressions;
using Threads.Labs;
using Threads.Labs.Supervision;

namespace Threads.Cli;

/// <summary>
/// Builds one lab, and only when something changed since its last build. A lab that does not compile is reported as the
/// compiler says it, and harms no other.
/// </summary>
internal static partial class LabBuild
{
    private const string Libraries = "Threads.*.dll";

    private static readonly string[] Shared = ["Directory.Build.props", "Directory.Packages.props", "global.json", "labs/Directory.Build.props"];
    private static readonly string[] Sources = ["*.cs", "*.csproj", "packages.lock.json"];

    /// <summary>Whether the built assembly is newer than everything that it is made from.</summary>
    public static bool IsFresh(Repository repository, LabFolder lab)
    {
        if (!File.Exists(lab.Assembly)) return false;
        var built = File.GetLastWriteTimeUtc(lab.Assembly);
        var inputs = InputsOf(lab)
            .Concat(Shared.Select(path => Path.Combine(repository.Root, path)))
            .Concat(Directory.EnumerateFiles(Path.GetDirectoryName(lab.Path)!, "*.cs")); // what all labs share
        return inputs.All(path => !Path.Exists(path) || File.GetLastWriteTimeUtc(path) <= built)
            && Directory.EnumerateFiles(Path.GetDirectoryName(lab.Assembly)!, Libraries).All(IsOurs); // those that the lab uses: not all that the tool does
    }

    /// <summary>Builds a lab.</summary>
    /// <returns>The compiler's errors; empty when it built.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(Repository repository, LabFolder lab)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        string[] arguments = ["build", lab.Project, "-v", "q", "--nologo", "-clp:NoSummary", "-c", "Debug", .. Shortcuts(repository, lab)];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsOfBuild)) start.Environment.Remove(name);

        var process = Children.Start(start);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode == 0) return [];
            var said = await output + await errors;
            var found = ErrorPattern().Matches(said).Select(match => match.Groups[1].Value.Trim()).Distinct().ToList();
            return found.Count > 0 ? found : [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Append($"dotnet build ended with exit code {process.ExitCode}.")];
        }
        finally
        {
            Children.End(process);
            process.Dispose();
        }
    }

    // Restoring, and looking after our own libraries again, costs most of a warm build.
    private static IEnumerable<string> Shortcuts(Repository repository, LabFolder lab)
    {
        var restored = Path.Combine(lab.Path, "obj", "project.assets.json");
        if (File.Exists(restored) && File.GetLastWriteTimeUtc(restored) >= File.GetLastWriteTimeUtc(lab.Project)) yield return "--no-restore";
        if (Directory.EnumerateFiles(AppContext.BaseDirectory, Libraries).All(ours => IsOurs(PlaceOf(repository, ours)))) yield return "--no-dependencies";
    }

    private static string PlaceOf(Repository repository, string library) =>
        Path.Combine(repository.Root, "src", Path.GetFileNameWithoutExtension(library), "bin", "Debug", "net10.0", Path.GetFileName(library));

    /// <summary>Whether a library at some place is the very one that this tool runs with.</summary>
    private static bool IsOurs(string library) =>
        File.Exists(library) && File.GetLastWriteTimeUtc(library) == File.GetLastWriteTimeUtc(Path.Combine(AppContext.BaseDirectory, Path.GetFileName(library)));

    // Folders count too: a file that was deleted changes the folder that held it.
    private static IEnumerable<string> InputsOf(LabFolder lab)
    {
        var folders = Directory.EnumerateDirectories(lab.Path).Where(path => Path.GetFileName(path) is not ("bin" or "obj"));
        return folders.SelectMany(folder => Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Append(folder))
            .SelectMany(folder => Sources.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern)).Append(folder))
            .Concat(Sources.SelectMany(pattern => Directory.EnumerateFiles(lab.Path, pattern)));
    }

    // What `dotnet run` and `dotnet test` set for their own build would change ours.
    private static bool IsOfBuild(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.Equals("MSBuildSDKsPath", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^\s*(.*?: error .*?)(?: \[[^\]]*\])?\s*$", RegexOptions.Multiline)]
    private static partial Regex ErrorPattern();
}
