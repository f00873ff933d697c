namespace Threads.Benchmarks.Workloads;

using Threads.Speedup; // here, so that its Case comes before the benchmarks' own

/// <summary>The table of the README: our time as a multiple of C's, and what two threads gain.</summary>
internal static class ScalingTable
{
    public static void Write(IReadOnlyDictionary<Workload, List<Sample>> samples, Limits limits, List<Sample> stream, TextWriter to)
    {
        var ratios = new List<double>();
        to.WriteLine("| workload | C, 1 thread | ours / C, 1 thread | C, 2 threads | ours / C, 2 threads | our speedup at 2 |");
        to.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (workload, all) in samples)
        {
            var (alone, both) = (OverC(all, 1), OverC(all, 2));
            var speedup = AtTwo([.. all.Where(sample => sample.Case.Variant != "C")]);
            ratios.AddRange(new[] { alone?.Ratio.Value, both?.Ratio.Value }.OfType<double>());
            to.WriteLine($"| {workload.Name} | {Time(alone)} | {Text(alone?.Ratio)} | {Time(both)} | {Text(both?.Ratio)} | {Text(speedup)} |");
        }

        to.WriteLine();
        to.WriteLine($"Geometric mean of ours / C: {Math.Exp(ratios.Average(Math.Log)):0.000}. Two threads over one: reading memory {Text(limits.Ratio(Limit.Read, 2))}, "
            + $"STREAM's triad in C {Text(AtTwo(stream))}, written past the caches {Text(limits.Ratio(Limit.Triad, 2))}, arithmetic {Text(limits.Ratio(Limit.Arithmetic, 2))}.");
    }

    private static Interval? AtTwo(List<Sample> samples) => Scaling.Of(samples).Variants is [{ Most: { Case.Threads: 2 } both }, ..] ? both.Speedup : null;

    // Paired: C is what ours is compared with, so the speedup is C's time over ours.
    private static (Interval Seconds, Interval Ratio)? OverC(List<Sample> samples, int threads)
    {
        var pairs = samples.Where(sample => sample.Case.Threads == threads && !sample.Case.IsBaseline)
            .Select(sample => sample with { Case = sample.Case.Variant == "C" ? Case.Baseline : new Case("ours", 1) })
            .ToList();
        var scaling = Scaling.Of(pairs);
        return scaling is { Serial: { } c, Variants: [var ours, ..] } ? (c.Seconds, ours.Most.Speedup.Map(speedup => 1 / speedup)) : null;
    }

    private static string Time((Interval Seconds, Interval Ratio)? pair) => pair is { } known ? $"{known.Seconds.Value * 1e3:0.00} ms" : "too few";

    private static string Text(Interval? value) => value is { } known ? $"{known.Value:0.00} ({known.Low:0.00}–{known.High:0.00})" : "too few";
}
