using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
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
    [InlineData("No workload 'sums'. Did you mean 'sum'?", "sums")]
    [InlineData("No workload 'quicksort'. The workloads are: sum, scalar", "quicksort")]
    [InlineData("Either measure sum, or report on what times.csv holds", "sum", "--from", "times.csv")]
    [InlineData("The job cannot be written to /dev/null/job", "sum", "--slurm", "/dev/null/job")]
    [InlineData("The measurement cannot be written to /dev/null/task.json", "pi", "--size", "70000", "--threads", "1", "--seconds", "0.1", "--task", "/dev/null/task.json")]
    [InlineData("--cores is about the machine", "sum", "--cores", "4")]
    [InlineData("--seconds takes 10000000000 at most", "sum", "--seconds", "1e15")]
    [InlineData("--precision takes a number of per cent above 0", "sum", "--precision", "NaN")]
    [InlineData("--threads takes numbers from 1 to 1024", "sum", "--threads", "1,two")]
    [InlineData("has no variant 'owm'. It has: own, neighbours", "sum", "--size", "1000", "--variant", "owm")]
    [InlineData("needs a size of 1,000", "sum", "--size", "10")]
    [InlineData("There is no file nowhere.csv", "--from", "nowhere.csv")]
    public async Task Wrong_use_is_one_clear_line_and_exit_code_2(string said, params string[] arguments)
    {
        var answer = await Tool.Run(["speedup", .. arguments]);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(said, Assert.Single(answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => !line.StartsWith("round ", StringComparison.Ordinal)), StringComparison.Ordinal);
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
        // Two, unless the machine was too restless for the second.
        Assert.Matches(@"(One point fits|Two points fit) no curve: Amdahl and USL are shown from 4 thread counts on\.", answer.Out);
        Assert.All(answer.Out.Split('\n').Where(line => line.StartsWith(" threads ", StringComparison.Ordinal) || line.Contains('–', StringComparison.Ordinal)), line => Assert.True(line.TrimEnd('\r').Length < 80, line));
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
    public async Task The_processors_of_times_measured_elsewhere_are_not_guessed()
    {
        var file = Path.Combine(_folder.FullName, "amdahl.csv");
        await File.WriteAllTextAsync(file, SampleFile.Write(Synthetic.Amdahl(0.1).Samples(1)), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("core", (await Tool.Run("speedup", "--from", file)).Out, StringComparison.Ordinal);
        var told = (await Tool.Run("speedup", "--from", file, "--cores", "2")).Out;
        Assert.Contains(" · 2 cores · 20 paired samples", told, StringComparison.Ordinal);
        Assert.Matches(@"\n 4\* ", told);
        Assert.Contains("Two points fit no curve", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_anything_on_one_thread_it_says_that_there_is_nothing_to_compare_with()
    {
        var file = Path.Combine(_folder.FullName, "many.csv");
        await File.WriteAllTextAsync(file, SampleFile.Write([.. Synthetic.Amdahl(0.1).Samples(1).Where(sample => sample.Case.Threads > 1)]), TestContext.Current.CancellationToken);
        Assert.Contains("nothing to compare", (await Tool.Run("speedup", "--from", file)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nanoseconds_are_shown_as_such()
    {
        var file = Path.Combine(_folder.FullName, "short.csv");
        await File.WriteAllTextAsync(file, SampleFile.Write(new Synthetic(threads => 12e-9 / threads) { Noise = 0 }.Samples(1)), TestContext.Current.CancellationToken);
        Assert.Contains(" 12.00 ns  12.00–12.00", (await Tool.Run("speedup", "--from", file)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_s_broken_file_costs_its_own_point_only()
    {
        var job = _folder.CreateSubdirectory("job").FullName;
        async Task Write(string name, string text) => await File.WriteAllTextAsync(Path.Combine(job, name), text, TestContext.Current.CancellationToken);
        await Write("points.json", "[2,4,8]");
        await Write("threads-2.json", JsonSerializer.Serialize(new Measurement("synthetic", 1, "run", false, 8, (Synthetic.Amdahl(0) with { Threads = [1, 2] }).Samples(1))));
        await Write("threads-4.json", "{}");
        await Write("threads-8.json", "{\"Workload\":");
        var answer = await Tool.Run("speedup", "--merge", job);
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("Missing: 4 threads. Missing: 8 threads.", answer.Out, StringComparison.Ordinal);
        Assert.Contains("threads-4.json is no measurement: it has no samples.", answer.Error, StringComparison.Ordinal);
        Assert.Contains("threads-8.json is no measurement", answer.Error, StringComparison.Ordinal);
        await Write("points.json", "[2,");
        Assert.Equal(2, (await Tool.Run("speedup", "--merge", job)).ExitCode);
    }

    [Fact]
    public async Task CSV_goes_in_as_it_came_out()
    {
        var file = Path.Combine(_folder.FullName, "out.csv");
        await File.WriteAllTextAsync(file, (await Tool.Run([.. Quick, "--csv"])).Out, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await Tool.Run("speedup", "--from", file)).ExitCode);
    }

    [Fact]
    public async Task Ctrl_C_leaves_a_report_of_what_was_measured_and_says_that_it_was_interrupted()
    {
        var answer = await Interrupted("INT", "--save", _folder.FullName);
        Assert.True(answer.ExitCode == 0, answer.Error);
        Assert.Contains("Interrupted: a report on what was measured until then.", answer.Out, StringComparison.Ordinal);
        Assert.Matches(@"\n padded\r?\n 1 +\d.*\r?\n 2 +\d", answer.Out);
        Assert.Contains("Reading: ", answer.Out, StringComparison.Ordinal);
        var samples = SampleFile.Read(Path.Combine(_folder.FullName, "speedup-false-sharing.csv"));
        Assert.Equal(5, samples.Select(sample => sample.Case).Distinct().Count());
        Assert.InRange(samples.Max(sample => sample.Round), Scaling.FewestRounds - 1, int.MaxValue);
    }

    [Fact]
    public async Task A_task_whose_time_is_over_leaves_its_part_and_the_merged_report_marks_what_is_missing()
    {
        var part = Path.Combine(_folder.FullName, "threads-2.json");
        var answer = await Interrupted("TERM", "--task", part);
        Assert.True(answer.ExitCode == 0, answer.Error);
        var measurement = JsonSerializer.Deserialize<Measurement>(await File.ReadAllTextAsync(part, TestContext.Current.CancellationToken))!;
        Assert.True(measurement.WasInterrupted);
        Assert.False(measurement.IsPrecise);
        Assert.Equal(5, measurement.Samples.Select(sample => sample.Case).Distinct().Count());

        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "points.json"), "[2,64]", TestContext.Current.CancellationToken);
        var merged = (await Tool.Run("speedup", "--merge", _folder.FullName)).Out.ReplaceLineEndings(" ");
        Assert.Contains("Interrupted: a report on what was measured until then.", merged, StringComparison.Ordinal);
        Assert.Contains("Missing: 64 threads.", merged, StringComparison.Ordinal);
        Assert.Contains(" padded  1 ", merged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_of_threads_that_was_measured_too_seldom_is_marked_as_missing()
    {
        var file = Path.Combine(_folder.FullName, "part.csv");
        var samples = Synthetic.Amdahl(0.1).Samples(1).Where(sample => sample.Case.Threads < 8 || sample.Round < 3);
        await File.WriteAllTextAsync(file, SampleFile.Write([.. samples]), TestContext.Current.CancellationToken);
        var answer = await Tool.Run("speedup", "--from", file);
        Assert.Contains("Missing: right with 8 threads", answer.Out.ReplaceLineEndings(" "), StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await Tool.Run("speedup", "--from", file, "--json")).Out);
        Assert.Equal(8, Assert.Single(json.RootElement.GetProperty("tooFew").EnumerateArray()).GetProperty("threads").GetInt32());
    }

    // Nothing but the signal ends this measurement: nobody knows a speedup so precisely, and its time is thirty years. The signal comes once it
    // has said for the second time how precisely it knows the speedup: rounds have doubled since there was a figure at all.
    private static async Task<Tool.Answer> Interrupted(string signal, params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent as on Linux.");
        Assert.SkipWhen(signal == "INT" && IsInterruptIgnored(), "Whoever started the tests has them ignore Ctrl-C, and so does all that they start.");
        var start = new ProcessStartInfo("dotnet", ["exec", Tool.Program, .. Quick[..^2], "--seconds", "1e9", "--precision", "1e-9", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var said = new StringBuilder();
            for (var figures = 0; figures < 2;)
            {
                var line = await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
                Assert.True(line is not null, $"It ended by itself: {said}");
                said.AppendLine(line);
                if (line.Contains("speedup known to ±", StringComparison.Ordinal)) figures++;
            }

            using (var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
            said.Append(await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return new Tool.Answer(process.ExitCode, await output, said.ToString(), TimeSpan.Zero);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    // man 5 proc: a bit for each signal that is ignored; SIGINT is number 2.
    private static bool IsInterruptIgnored()
    {
        var ignored = File.ReadLines("/proc/self/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal));
        return (Convert.ToUInt64(ignored.Split(':')[1].Trim(), 16) & 2) != 0;
    }
}
