namespace Threads.Labs.Supervision;

/// <summary>Where the .NET host is that runs this process, and how it is started with limits.</summary>
internal static class DotNet
{
    /// <summary>The <c>dotnet</c> command beside the runtime in use, or the one on the path.</summary>
    public static string Command { get; } = FindCommand();

    /// <summary>
    /// The environment of a worker: a limited heap; quick to start; no diagnostics socket, which a killed process would leave behind.
    /// </summary>
    public static IEnumerable<(string Name, string Value)> WorkerEnvironment(Limits limits) =>
    [
        ("DOTNET_GCHeapHardLimit", limits.HeapBytes.ToString("x")),
        ("DOTNET_EnableDiagnostics", "0"),
        ("DOTNET_DbgEnableMiniDump", "0"),
        ("DOTNET_gcServer", "0"),
        ("DOTNET_gcConcurrent", "0"),
        ("DOTNET_TieredPGO", "0"),
    ];

    private static string FindCommand()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location);
        for (var i = 0; i < 3 && folder is not null; i++) folder = Path.GetDirectoryName(folder);
        return folder is not null && File.Exists(Path.Combine(folder, name)) ? Path.Combine(folder, name) : "dotnet";
    }
}
