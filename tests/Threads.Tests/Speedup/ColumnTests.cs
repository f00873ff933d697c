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
    private static readonly Lazy<Summary> Made = new(Run);

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
        var (serial, parallel) = (Median("Serial", 1), Median("Parallel", 2));
        Assert.Equal(serial / parallel, Figure(ScalingFigure.Speedup, "Parallel", 2).Value, 9);
        Assert.Equal(serial / parallel / 2, Figure(ScalingFigure.Efficiency, "Parallel", 2).Value, 9);
        Assert.Equal(((parallel / serial) - 0.5) / 0.5, Figure(ScalingFigure.KarpFlatt, "Parallel", 2).Value, 9);
    }

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

    private static BenchmarkCase Case(string method, int threads) =>
        Made.Value.BenchmarksCases.Single(one => one.Descriptor.WorkloadMethod.Name == method && (int)one.Parameters["Threads"] == threads);

    private static Summary Run()
    {
        var artifacts = Directory.CreateTempSubdirectory("threads-columns-");
        try
        {
            return BenchmarkRunner.Run<SumBenchmark>(ManualConfig.CreateEmpty()
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
