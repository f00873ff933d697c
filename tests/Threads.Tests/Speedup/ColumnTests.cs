using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Threads.Labs;
using Threads.Speedup;
using Threads.Speedup.Columns;

namespace Threads.Tests.Speedup;

/// <summary>The columns in a summary that BenchmarkDotNet itself made.</summary>
public sealed class ColumnTests
{
    private static readonly Lazy<Summary> Made = new(Run<SumBenchmark>);
    private static readonly Lazy<Summary> Grouped = new(() => WithFailed(Run<GroupedBenchmark>(), "ShortSerial", 1));

    [Fact]
    public void The_summary_has_the_columns_with_intervals_and_nothing_where_nothing_can_be_said()
    {
        var table = Made.Value.Table;
        Assert.False(Made.Value.HasCriticalValidationErrors);
        Assert.Equal(["Speedup", "Efficiency", "Karp-Flatt"], table.FullHeader.Where(name => name is "Speedup" or "Efficiency" or "Karp-Flatt"));
        var speedup = Array.IndexOf(table.FullHeader, "Speedup");
        Assert.All(table.FullContent, row => Assert.Matches(@"^\d+\.\d\d \[\d+\.\d\d; \d+\.\d\d\]$", row[speedup]));
        var fraction = Array.IndexOf(table.FullHeader, "Karp-Flatt");
        Assert.Equal(["-", "-"], table.FullContent.Where(row => row[Array.IndexOf(table.FullHeader, "Threads")] == "1").Select(row => row[fraction]));
    }

    [Fact]
    public void The_figures_are_those_of_the_medians_that_were_measured()
    {
        var (serial, parallel) = (Median("Serial", 2), Median("Parallel", 2)); // as in BenchmarkDotNet's own Ratio
        Assert.Equal(serial / parallel, Figure(ScalingFigure.Speedup, "Parallel", 2).Value, 9);
        Assert.Equal(serial / parallel / 2, Figure(ScalingFigure.Efficiency, "Parallel", 2).Value, 9);
        Assert.Equal(((parallel / serial) - 0.5) / 0.5, Figure(ScalingFigure.KarpFlatt, "Parallel", 2).Value, 9);
    }

    [Fact]
    public void A_serial_program_is_as_fast_as_itself_and_has_no_efficiency_with_two_threads()
    {
        Assert.Equal(new Interval(1, 1, 1), Figure(ScalingFigure.Speedup, "Serial", 1));
        Assert.Null(new ScalingColumn(ScalingFigure.Efficiency).Of(Made.Value, Case("Serial", 2)));
        Assert.Null(new ScalingColumn(ScalingFigure.KarpFlatt).Of(Made.Value, Case("Serial", 2)));
    }

    [Theory]
    [InlineData("LongParallel", 2, "LongSerial", 2)]
    [InlineData("ShortParallel", 1, "ShortSerial", 2)] // with one thread it failed
    [InlineData("Alone", 2, "Alone", 1)]
    public void In_groups_each_is_compared_with_its_own_baseline_that_ran(string method, int threads, string baseline, int itsThreads)
    {
        double Median(string name, int count) => Quantiles.Median([.. Grouped.Value[Case(Grouped.Value, name, count)]!.ResultStatistics!.OriginalValues]);
        var found = new ScalingColumn(ScalingFigure.Speedup).Of(Grouped.Value, Case(Grouped.Value, method, threads));
        Assert.Equal(Median(baseline, itsThreads) / Median(method, threads), found!.Value.Value, 9);
    }

    [Fact]
    public void A_benchmark_that_failed_has_no_figure() =>
        Assert.Equal("-", new ScalingColumn(ScalingFigure.Speedup).GetValue(Grouped.Value, Case(Grouped.Value, "ShortSerial", 1)));

    [Fact]
    public void The_example_of_the_package_page_is_the_one_that_runs_here()
    {
        var root = Repository.Find(AppContext.BaseDirectory)!.Root;
        var page = File.ReadAllText(Path.Combine(root, "src", "Threads.Speedup.BenchmarkDotNet", "README.md"));
        var code = File.ReadAllText(Path.Combine(root, "tests", "Threads.Tests", "Speedup", "SumBenchmark.cs"));
        Assert.Contains(code[code.IndexOf("[ScalingColumns]", StringComparison.Ordinal)..].TrimEnd(), page, StringComparison.Ordinal);
    }

    private static double Median(string method, int threads) => Quantiles.Median([.. Made.Value[Case(method, threads)]!.ResultStatistics!.OriginalValues]);

    private static Interval Figure(ScalingFigure figure, string method, int threads) => new ScalingColumn(figure).Of(Made.Value, Case(method, threads))!.Value;

    private static BenchmarkCase Case(string method, int threads) => Case(Made.Value, method, threads);

    private static BenchmarkCase Case(Summary summary, string method, int threads) =>
        summary.BenchmarksCases.Single(one => one.Descriptor.WorkloadMethod.Name == method && (int)one.Parameters["Threads"] == threads);

    // As if this one had failed: BenchmarkDotNet's in-process toolchain itself fails with a benchmark that throws.
    private static Summary WithFailed(Summary made, string method, int threads)
    {
        var failed = Case(made, method, threads);
        return new Summary(
            made.Title,
            [.. made.Reports.Select(report => report.BenchmarkCase == failed ? new BenchmarkReport(false, failed, report.GenerateResult, report.BuildResult, [], []) : report)],
            made.HostEnvironmentInfo,
            made.ResultsDirectoryPath,
            made.LogFilePath,
            made.TotalTime,
            CultureInfo.InvariantCulture,
            [],
            []);
    }

    private static Summary Run<T>()
    {
        var artifacts = Directory.CreateTempSubdirectory("threads-columns-");
        try
        {
            return BenchmarkRunner.Run<T>(ManualConfig.CreateEmpty()
                .AddJob(Job.Default.WithToolchain(InProcessNoEmitToolchain.Instance).WithStrategy(RunStrategy.Monitoring).WithWarmupCount(1).WithIterationCount(8))
                .AddLogger(NullLogger.Instance)
                .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
                .WithOptions(ConfigOptions.DisableLogFile | ConfigOptions.DisableOptimizationsValidator)
                .WithArtifactsPath(artifacts.FullName));
        }
        finally
        {
            artifacts.Delete(recursive: true);
        }
    }
}
