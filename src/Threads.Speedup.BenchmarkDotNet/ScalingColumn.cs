using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Threads.Speedup.Columns;

/// <summary>What a <see cref="ScalingColumn"/> shows.</summary>
public enum ScalingFigure
{
    /// <summary>How many times faster than the baseline.</summary>
    Speedup,

    /// <summary>The speedup for each thread.</summary>
    Efficiency,

    /// <summary>The serial fraction that Amdahl's law would need, after Karp and Flatt.</summary>
    KarpFlatt,
}

/// <summary>
/// A column of BenchmarkDotNet's summary: how a benchmark scales, with its 95 % interval. The number of threads is one of the
/// benchmark's parameters. It is compared with the benchmark marked <c>Baseline = true</c>, where there is one with the same other
/// parameters (and, where the summary is grouped by category, in the same one), and else with itself on one thread.
/// </summary>
/// <param name="figure">What it shows.</param>
/// <param name="parameter">The name of the parameter that holds the number of threads.</param>
/// <remarks>
/// BenchmarkDotNet runs one case after the other, so the samples are not paired: an interval takes no account of a machine that became slower
/// in between. Where that matters, measure with <c>threads speedup</c>.
/// </remarks>
public sealed class ScalingColumn(ScalingFigure figure, string parameter = "Threads") : IColumn
{
    private const string Nothing = "-";

    /// <inheritdoc/>
    public string Id => $"{nameof(ScalingColumn)}.{figure}";

    /// <inheritdoc/>
    public string ColumnName => figure == ScalingFigure.KarpFlatt ? "Karp-Flatt" : figure.ToString();

    /// <inheritdoc/>
    public bool AlwaysShow => true;

    /// <inheritdoc/>
    public ColumnCategory Category => ColumnCategory.Custom;

    /// <inheritdoc/>
    public int PriorityInCategory => (int)figure;

    /// <inheritdoc/>
    public bool IsNumeric => true;

    /// <inheritdoc/>
    public UnitType UnitType => UnitType.Dimensionless;

    /// <inheritdoc/>
    public string Legend => figure switch
    {
        ScalingFigure.Speedup => "Time of the baseline / time, medians, with the 95 % interval",
        ScalingFigure.Efficiency => "Speedup / number of threads",
        _ => "(1/Speedup - 1/p) / (1 - 1/p) for p threads: the serial fraction that would explain the speedup",
    };

    /// <inheritdoc/>
    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) => GetValue(summary, benchmarkCase, summary.Style);

    /// <inheritdoc/>
    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => Of(summary, benchmarkCase) is { } interval
        ? string.Create(CultureInfo.InvariantCulture, $"{interval.Value:0.00} [{interval.Low:0.00}; {interval.High:0.00}]")
        : Nothing;

    /// <inheritdoc/>
    public bool IsAvailable(Summary summary) => summary.BenchmarksCases.Any(one => ThreadsOf(one) is not null);

    /// <inheritdoc/>
    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    /// <summary>The figure itself; null where there is nothing to compare with, and where it means nothing.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="benchmarkCase">One of its benchmarks.</param>
    public Interval? Of(Summary summary, BenchmarkCase benchmarkCase)
    {
        if (ThreadsOf(benchmarkCase) is not { } threads || BaselineOf(summary, benchmarkCase) is not { } baseline) return null;
        if (TimesOf(summary, benchmarkCase) is not { } times || TimesOf(summary, baseline) is not { } baselines) return null;
        var speedup = baseline == benchmarkCase ? new Interval(1, 1, 1) : Bootstrap.OfRatio(baselines, times);
        var point = new ScalingPoint(new Case(benchmarkCase.Descriptor.WorkloadMethodDisplayInfo, threads), default, speedup, times.Count, 0);

        // A serial program stays one, whatever number of threads stands in its row. A baseline without others beside it is no serial program.
        var isSerial = benchmarkCase.Descriptor.Baseline && summary.BenchmarksCases.Any(other => !other.Descriptor.Baseline && IsInGroupOf(benchmarkCase, other));
        if (figure != ScalingFigure.Speedup && isSerial && threads > 1) return null;
        return figure switch
        {
            ScalingFigure.Speedup => point.Speedup,
            ScalingFigure.Efficiency => point.Efficiency,
            _ => point.KarpFlatt,
        };
    }

    private int? ThreadsOf(BenchmarkCase one) => one.Parameters.Items.FirstOrDefault(item => item.Name == parameter)?.Value is int and > 0 and var threads ? threads : null;

    private BenchmarkCase? BaselineOf(Summary summary, BenchmarkCase one)
    {
        var alike = summary.BenchmarksCases.Where(other => other.Job.Equals(one.Job) && OthersOf(other).SequenceEqual(OthersOf(one))).ToList();
        var baselines = alike.Where(other => other.Descriptor.Baseline && IsInGroupOf(other, one))
            .OrderBy(other => one.Descriptor.Baseline || ThreadsOf(other) != ThreadsOf(one))
            .ThenBy(ThreadsOf)
            .ToList();

        // The one in the next row, as in BenchmarkDotNet's Ratio; where it failed, its run with another number of threads does as well.
        return baselines.Find(other => TimesOf(summary, other) is not null)
            ?? baselines.FirstOrDefault()
            ?? alike.FirstOrDefault(other => other.Descriptor == one.Descriptor && ThreadsOf(other) == 1);
    }

    private static bool IsInGroupOf(BenchmarkCase other, BenchmarkCase one) => other.Descriptor.Type == one.Descriptor.Type
        && (!one.Config.GetLogicalGroupRules().Contains(BenchmarkLogicalGroupRule.ByCategory) || other.Descriptor.Categories.SequenceEqual(one.Descriptor.Categories));

    private IEnumerable<string> OthersOf(BenchmarkCase one) => one.Parameters.Items.Where(item => item.Name != parameter).Select(item => $"{item.Name}={item.ToDisplayText()}");

    // Without outliers, as BenchmarkDotNet was told to handle them.
    private static IReadOnlyList<double>? TimesOf(Summary summary, BenchmarkCase one) =>
        summary[one]?.ResultStatistics?.OriginalValues is { Count: > 1 } values ? values : null;
}
