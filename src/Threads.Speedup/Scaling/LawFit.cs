namespace Threads.Speedup;

/// <summary>A law fitted to what was measured.</summary>
/// <param name="Law">The law.</param>
/// <param name="Parameters">Its parameters, with their intervals.</param>
/// <param name="Deviation">The root of the mean square by which the measured speedups deviate from it, relative.</param>
/// <param name="Describes">Whether the deviations are no more than what the samples themselves leave open.</param>
public sealed record LawFit(Law Law, IReadOnlyList<Interval> Parameters, double Deviation, bool Describes)
{
    /// <summary>From how many different numbers of threads on a law is fitted, one thread included: a curve through two points says nothing.</summary>
    public const int FewestThreadCounts = 4;

    // A point this many half-widths of its interval away from the curve is not on it by chance; nor is one that is near.
    private const double FarInHalfWidths = 3;
    private const double Near = 0.02;

    /// <summary>The speedup over one thread that it gives.</summary>
    public double Speedup(double threads) => Law.Speedup(threads, [.. Parameters.Select(parameter => parameter.Value)]);

    /// <summary>The laws that fit a kind of scaling, fitted; none with fewer than <see cref="FewestThreadCounts"/> numbers of threads.</summary>
    internal static IReadOnlyList<LawFit> All(Ratios ratios, IReadOnlyList<int> threads, bool isWeak)
    {
        if (threads.Append(1).Distinct().Count() < FewestThreadCounts) return [];
        Law[] laws = isWeak ? [Law.Gustafson, Law.Usl] : [Law.Amdahl, Law.Usl];
        return Fitted(laws, ratios, threads);
    }

    // One pass of drawing for all: the medians of the speedups, and what each law makes of them.
    private static List<LawFit> Fitted(Law[] laws, Ratios ratios, IReadOnlyList<int> threads)
    {
        double[] Estimate(int[] rounds)
        {
            var speedups = threads.Select((_, i) => ratios.Median(i, rounds)).ToArray();
            var known = Enumerable.Range(0, threads.Count).Where(i => double.IsFinite(speedups[i])).ToArray();
            int[] p = [.. known.Select(i => threads[i])];
            double[] s = [.. known.Select(i => speedups[i])];
            return [.. speedups, .. laws.SelectMany(law => law.Fit(p, s))];
        }

        var intervals = Bootstrap.Of(ratios.Rounds, Estimate);
        var measured = intervals.Take(threads.Count).ToList();
        var parameters = intervals.Skip(threads.Count).ToList();
        var fits = new List<LawFit>();
        foreach (var law in laws)
        {
            List<Interval> own = [.. parameters.Skip(fits.Sum(fit => fit.Parameters.Count)).Take(law.Parameters.Count)];
            fits.Add(Judged(law, own, threads, measured));
        }

        return fits;
    }

    private static LawFit Judged(Law law, List<Interval> parameters, IReadOnlyList<int> threads, List<Interval> measured)
    {
        List<double> values = [.. parameters.Select(parameter => parameter.Value)];
        var relative = threads.Select((p, i) => Math.Abs(law.Speedup(p, values) - measured[i].Value) / measured[i].Value).ToList();
        var describes = !relative.Where((deviation, i) => deviation > Near && deviation > FarInHalfWidths * measured[i].RelativeHalfWidth).Any();
        return new LawFit(law, parameters, Math.Sqrt(relative.Average(deviation => deviation * deviation)), describes);
    }
}
