using Threads.Labs.Charts;
using Threads.Speedup;

namespace Threads.Cli.Commands;

/// <summary>The pictures of a measurement: speedup, efficiency, time.</summary>
internal static class SpeedupCharts
{
    private const int Steps = 24; // of a curve

    public static IReadOnlyList<Chart> All(Conclusions found) => [Speedup(found), Efficiency(found), Time(found)];

    private static Chart Speedup(Conclusions found)
    {
        var most = Most(found);
        var ideal = new ChartSeries("ideal", [.. Curve(most, threads => threads)], SeriesKind.Reference);
        var fits = found.Scaling.Variants[0].Fits.Select(fit => new ChartSeries(fit.Law.Name, [.. Curve(most, threads => fit.Speedup(threads) * Alone(found))], SeriesKind.Fitted));
        return Of(found, found.Measurement.IsWeak ? "scaled speedup" : "speedup", point => point.Speedup, [ideal, .. fits]);
    }

    private static Chart Efficiency(Conclusions found) =>
        Of(found, "efficiency", point => point.Efficiency, [new ChartSeries("ideal", [.. Curve(Most(found), _ => 1)], SeriesKind.Reference)]);

    private static Chart Time(Conclusions found)
    {
        var ideal = found.Scaling.Serial is { } serial
            ? [new ChartSeries("ideal", [.. Curve(Most(found), threads => serial.Seconds.Value * 1e3 / (found.Measurement.IsWeak ? 1 : threads))], SeriesKind.Reference)]
            : Array.Empty<ChartSeries>();
        return Of(found, "time, ms", point => point.Seconds.Map(seconds => seconds * 1e3), ideal);
    }

    private static Chart Of(Conclusions found, string label, Func<ScalingPoint, Interval> value, IReadOnlyList<ChartSeries> curves) => new(
        found.Measurement.Workload,
        new ChartAxis("threads"),
        new ChartAxis(label, FromZero: true),
        [.. curves, .. found.Scaling.Variants.Select(variant => new ChartSeries(variant.Variant, [.. variant.Points.Select(point => PointOf(point.Case.Threads, value(point)))]))]);

    private static ChartPoint PointOf(double threads, Interval value) => new(threads, value.Value, value.Low, value.High);

    private static IEnumerable<ChartPoint> Curve(double most, Func<double, double> function) =>
        Enumerable.Range(0, Steps + 1).Select(step => 1 + ((most - 1) * step / Steps)).Select(threads => new ChartPoint(threads, function(threads)));

    private static double Most(Conclusions found) => found.Scaling.Variants.Max(variant => variant.Most.Case.Threads);

    // The laws speak of speedup over one thread; the chart's is over the serial program.
    private static double Alone(Conclusions found) => found.Scaling.Variants[0].Points.FirstOrDefault(point => point.Case.Threads == 1)?.Speedup.Value ?? 1;
}
