using MathNet.Numerics.Statistics;

namespace Threads.Speedup;

/// <summary>Medians, quantiles, and what lies far outside. Thread-safe.</summary>
public static class Quantiles
{
    // J. Tukey, Exploratory data analysis, 1977; what BenchmarkDotNet uses too.
    private const double Fence = 1.5;

    /// <summary>The median.</summary>
    /// <param name="values">At least one value, in any order; left as they are.</param>
    public static double Median(IReadOnlyCollection<double> values) => Of(values, 0.5);

    /// <summary>A quantile.</summary>
    /// <param name="values">At least one value, in any order; left as they are.</param>
    /// <param name="part">Which: 0 is the least value, 0.5 the median.</param>
    public static double Of(IReadOnlyCollection<double> values, double part)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfZero(values.Count);
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return OfSorted(sorted, part);
    }

    /// <summary>
    /// The time above which a sample is an outlier: 1.5 interquartile ranges above the upper quartile. As BenchmarkDotNet does by default, only
    /// upper outliers are removed: something else ran meanwhile; nothing makes a program faster than it is.
    /// </summary>
    public static double UpperFence(IReadOnlyCollection<double> values)
    {
        var (lower, upper) = (Of(values, 0.25), Of(values, 0.75));
        return upper + (Fence * (upper - lower));
    }

    // The usual definition, R-7: between two samples it is straight.
    internal static double OfSorted(double[] sorted, double part) =>
        SortedArrayStatistics.QuantileCustom(sorted, part, QuantileDefinition.R7);
}
