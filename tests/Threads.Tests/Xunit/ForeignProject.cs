using System.Diagnostics;
using System.Text.Json;
using Threads.Labs;

namespace Threads.Tests.Xunit;

/// <summary>
/// A test project in a temporary folder, with a feed of this repository's packages and a packages folder of its own. What
/// else it needs was restored for these tests before, and is read from where they have it: no network, nothing left behind.
/// </summary>
internal sealed class ForeignProject : IDisposable
{
    private readonly string _root;
    private readonly string _version = $"0.1.0-test.{DateTime.UtcNow.Ticks}";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("threads-package-");

    public ForeignProject(Repository repository)
    {
        _root = repository.Root;
        Feed = Directory.CreateDirectory(Path.Combine(_folder.FullName, "feed")).FullName;
        Write("global.json", """{ "test": { "runner": "Microsoft.Testing.Platform" } }""");
        Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <fallbackPackageFolders>
                <clear />
                {string.Concat(RestoredPackages().Select((folder, i) => $"""<add key="restored{i}" value="{folder}" />"""))}
              </fallbackPackageFolders>
              <packageSources><clear /><add key="feed" value="feed" /></packageSources>
            </configuration>
            """);
        Write("Bank.Tests.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="xunit.v3.mtp-v2" Version="4.0.2" />
                <PackageReference Include="Threads.Xunit" Version="{_version}" />
              </ItemGroup>
            </Project>
            """);
    }

    /// <summary>The names of the packages in the feed, in order.</summary>
    public IEnumerable<string> Packages => Directory.GetFiles(Feed, "*.nupkg")
        .Select(file => Path.GetFileName(file).Replace($".{_version}.nupkg", "", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private string Feed { get; }

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    /// <summary>Packs what these tests were built with, under a version of its own.</summary>
    public Task<(int ExitCode, string Output)> Pack()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return DotNet(_root, "pack", "Threads.sln", "--no-build", "-c", configuration, "-o", Feed, $"-p:PackageVersion={_version}", "--nologo");
    }

    /// <summary>Restores, builds and runs the project, with one command as a user would.</summary>
    public Task<(int ExitCode, string Output)> Test() => DotNet(_folder.FullName, "test");

    public void Dispose() => _folder.Delete(recursive: true);

    private IEnumerable<string> RestoredPackages()
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(_root, "tests", "Threads.Tests", "obj", "project.assets.json")));
        return [.. assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
    }

    private static async Task<(int ExitCode, string Output)> DotNet(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["MSBUILDDISABLENODEREUSE"] = "1", // no process outlives the command
                ["DOTNET_CLI_UI_LANGUAGE"] = "en",
                ["NO_COLOR"] = "1",
            },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}
