using System.Diagnostics;
using System.Text.Json;
using Threads.Labs;
using Threads.Speedup;
using Threads.Tests.Cli;

namespace Threads.Tests.Speedup;

/// <summary><c>threads speedup</c> as a student calls it.</summary>
public sealed class SpeedupCommandTests : IDisposable
{
    private static readonly string[] Quick = ["speedup", "false-sharing", "--size", "10000", "--threads", "1,2", "--seconds", "0.2"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("threads-speedup-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("No workload 'sums'. There are: sum, scalar", "sums")]
    [InlineData("--threads takes numbers from 1 to 1024", "sum", "--threads", "1,two")]
    [InlineData("has no variant 'owm'. It has: own, neighbours", "sum", "--size", "1000", "--variant", "owm")]
    [InlineData("needs a size of 1,000", "sum", "--size", "10")]
    [InlineData("There is no file nowhere.csv", "--from", "nowhere.csv")]
    public async Task Wrong_use_is_one_clear_line_and_exit_code_2(string said, params string[] arguments)
    {
        var answer = await Tool.Run(["speedup", .. arguments]);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(said, Assert.Single(answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_workload_all_are_listed_with_their_variants()
    {
        var answer = await Tool.Run("speedup");
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("countsort", answer.Out, StringComparison.Ordinal);
        Assert.Contains("one table, nothing: a data race", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measurement_is_a_table_a_reading_and_files()
    {
        var answer = await Tool.Run([.. Quick, "--save", _folder.FullName]);
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("false-sharing, 10,000 increments · ", answer.Out, StringComparison.Ordinal);
        Assert.Contains("Reading: ", answer.Out, StringComparison.Ordinal);
        Assert.Contains("Two points fit no curve: Amdahl and USL are shown from 4 thread counts on.", answer.Out, StringComparison.Ordinal);
        Assert.All(answer.Out.Split('\n'), line => Assert.True(line.Length <= 100 || line.Contains(_folder.FullName, StringComparison.Ordinal), line));
        Assert.NotEmpty(SampleFile.Read(Path.Combine(_folder.FullName, "speedup-false-sharing.csv")));
        Assert.StartsWith("<?xml", await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "speedup-false-sharing.svg"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var png = await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, "speedup-false-sharing-time.png"), TestContext.Current.CancellationToken);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
    }

    [Fact]
    public async Task As_JSON_a_program_finds_every_figure()
    {
        var file = Path.Combine(_folder.FullName, "amdahl.csv");
        await File.WriteAllTextAsync(file, SampleFile.Write(Synthetic.Amdahl(0.1).Samples(1)), TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse((await Tool.Run("speedup", "--from", file, "--json")).Out);
        var right = json.RootElement.GetProperty("variants")[0];
        Assert.Equal("right", right.GetProperty("name").GetString());
        Assert.True(right.GetProperty("points")[1].GetProperty("speedup").GetProperty("low").GetDouble() > 0);
        Assert.Equal(JsonValueKind.Object, right.GetProperty("points")[1].GetProperty("karpFlatt").ValueKind);
        Assert.Equal(3, json.RootElement.GetProperty("limits").GetArrayLength());
    }

    [Fact]
    public async Task Times_measured_elsewhere_are_analysed_the_same_way()
    {
        var file = Path.Combine(_folder.FullName, "amdahl.csv");
        await File.WriteAllTextAsync(file, SampleFile.Write((Synthetic.Amdahl(0.1) with { Rounds = 30 }).Samples(1)), TestContext.Current.CancellationToken);
        var answer = await Tool.Run("speedup", "--from", file);
        Assert.Equal(0, answer.ExitCode);
        Assert.Matches(@"Amdahl, S = .*: s = 0\.(09|1)\d* \(0\.0\d+ to 0\.1\d+\)", answer.Out);
        Assert.Contains("● right", answer.Out, StringComparison.Ordinal);
        Assert.Contains("cannot tell a serial part from a memory", answer.Out.ReplaceLineEndings(" ").Replace("          ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CSV_goes_in_as_it_came_out()
    {
        var file = Path.Combine(_folder.FullName, "out.csv");
        await File.WriteAllTextAsync(file, (await Tool.Run([.. Quick, "--csv"])).Out, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await Tool.Run("speedup", "--from", file)).ExitCode);
    }

    [Fact]
    public async Task Ctrl_C_leaves_a_valid_report_of_what_was_measured()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent as on Linux.");
        var tool = Path.Combine(Repository.Find(AppContext.BaseDirectory)!.Root, "src", "Threads.Cli", "bin", "Debug", "net10.0", "threads.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", tool, .. Quick[..^2], "--seconds", "600", "--precision", "0.000001", "--task", Path.Combine(_folder.FullName, "part.json")]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken); // whenever it comes, the report is valid
        using var signal = Process.Start("kill", ["-INT", process.Id.ToString()]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        // On a busy machine the signal may come when the last round is over.
        using var report = System.Text.Json.JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "part.json"), TestContext.Current.CancellationToken));
        Assert.Contains(report.RootElement.EnumerateObject(), property => property.Name == "WasInterrupted");
    }
}
