namespace Threads.Labs.Charts;

/// <summary>What a series is, and so how it is drawn.</summary>
public enum SeriesKind
{
    /// <summary>Measured: markers with their intervals, joined.</summary>
    Measured,

    /// <summary>A curve that was fitted: a line.</summary>
    Fitted,

    /// <summary>What to compare with: a thin, broken line.</summary>
    Reference,
}

/// <summary>A point of a series.</summary>
/// <param name="X">Where.</param>
/// <param name="Y">How much.</param>
/// <param name="Low">The lower end of its interval; <paramref name="Y"/> where there is none.</param>
/// <param name="High">The upper end.</param>
public readonly record struct ChartPoint(double X, double Y, double Low, double High)
{
    /// <summary>A point without an interval.</summary>
    public ChartPoint(double x, double y)
        : this(x, y, y, y)
    {
    }
}

/// <summary>Points that belong together.</summary>
/// <param name="Name">What the legend calls them.</param>
/// <param name="Points">The points, from left to right.</param>
/// <param name="Kind">How they are drawn.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<ChartPoint> Points, SeriesKind Kind = SeriesKind.Measured);

/// <summary>An axis.</summary>
/// <param name="Label">What it shows, with its unit.</param>
/// <param name="IsLogarithmic">Whether equal steps are equal factors; then every value is above 0.</param>
/// <param name="FromZero">Whether it begins at 0 and not at the least value.</param>
public sealed record ChartAxis(string Label, bool IsLogarithmic = false, bool FromZero = false)
{
    /// <summary>Where a value stands between two others: 0 at the lower, 1 at the upper.</summary>
    public double Place(double value, (double Low, double High) range) => range.High <= range.Low
        ? 0.5
        : IsLogarithmic
            ? Math.Log(value / range.Low) / Math.Log(range.High / range.Low)
            : (value - range.Low) / (range.High - range.Low);

    /// <summary>The value at a place from 0 to 1: the inverse of <see cref="Place"/>.</summary>
    public double ValueAt(double place, (double Low, double High) range) => IsLogarithmic
        ? range.Low * Math.Pow(range.High / range.Low, place)
        : range.Low + (place * (range.High - range.Low));

    /// <summary>The least and the greatest of some values, as this axis shows them.</summary>
    public (double Low, double High) Range(IEnumerable<double> values)
    {
        var (low, high) = values.Aggregate((Low: double.PositiveInfinity, High: double.NegativeInfinity), (range, value) => (Math.Min(range.Low, value), Math.Max(range.High, value)));
        return (FromZero && !IsLogarithmic ? Math.Min(0, low) : low, high);
    }
}

/// <summary>A picture of series over two axes. What is drawn on is up to others: a screen, a file.</summary>
/// <param name="Title">Its title.</param>
/// <param name="X">The axis from left to right.</param>
/// <param name="Y">The axis from bottom to top.</param>
/// <param name="Series">The series; the later are drawn over the earlier.</param>
public sealed record Chart(string Title, ChartAxis X, ChartAxis Y, IReadOnlyList<ChartSeries> Series)
{
    /// <summary>The least and the greatest X.</summary>
    public (double Low, double High) XRange => X.Range(Series.SelectMany(series => series.Points).Select(point => point.X));

    /// <summary>The least and the greatest Y, intervals included.</summary>
    public (double Low, double High) YRange => Y.Range(Series.SelectMany(series => series.Points).SelectMany(point => new[] { point.Low, point.Y, point.High }));
}
