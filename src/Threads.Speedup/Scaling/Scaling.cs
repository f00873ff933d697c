namespace Threads.Speedup;

/// <summary>How one way to do the work scales.</summary>
/// <param name="Variant">The way.</param>
/// <param name="Points">A point for each number of threads, ascending.</param>
/// <param name="Fits">The laws fitted; none where <see cref="Refusal"/> says why.</param>
/// <param name="Refusal">Why nothing was fitted; null when something was.</param>
public sealed record VariantScaling(string Variant, IReadOnlyList<ScalingPoint> Points, IReadOnlyList<LawFit> Fits, string? Refusal)
{
    /// <summary>The point with the most threads.</summary>
    public ScalingPoint Most => Points[^1];
}

/// <summary>What samples say about scaling.</summary>
/// <param name="Serial">The serial program's point; null when it was not measured: then everything is compared with one thread.</param>
/// <param name="Variants">The ways to do the work, as first met.</param>
/// <param name="IsWeak">Whether the work grew with the threads.</param>
/// <param name="Dropped">Samples left out because they were measured in another state of the machine.</param>
/// <param name="Canary">The median round trip of a cache line in the samples that count, in nanoseconds; null when not measured.</param>
public sealed record Scaling(ScalingPoint? Serial, IReadOnlyList<VariantScaling> Variants, bool IsWeak, int Dropped, double? Canary)
{
    /// <summary>Samples left out because others had the processors meanwhile.</summary>
    public int Disturbed { get; init; }

    /// <summary>Cases that were measured in too few rounds that count for a point: they are missing, and a report says so.</summary>
    public IReadOnlyList<Case> TooFew { get; init; } = [];

    /// <summary>
    /// Fewer rounds than these give no interval of 95 %: not even from the least to the greatest of five do they hold the median so often
    /// (1 - 2/2⁵ is 94 %); of six they do (97 %).
    /// </summary>
    public const int FewestRounds = 6;

    /// <summary>Works out what samples say.</summary>
    /// <param name="samples">The samples: each round holds each case at most once; cases may be missing.</param>
    /// <param name="isWeak">Whether a case with p threads did p times the work.</param>
    /// <param name="cores">How many processors there were: threads that had to take turns are in no fit.</param>
    public static Scaling Of(IReadOnlyList<Sample> samples, bool isWeak = false, int cores = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var kept = Disturbance.Without(CanaryGroups.Largest(samples, out var dropped), out var disturbed);
        var known = kept.Select(sample => sample.Case).ToHashSet();
        var cases = samples.Select(sample => sample.Case).Distinct().Where(known.Contains).ToList(); // whichever was left out first, the order stays
        var serial = cases.Contains(Case.Baseline) ? Points(kept, Case.Baseline, [Case.Baseline], false).FirstOrDefault() : null;
        var variants = cases.Where(one => !one.IsBaseline).GroupBy(one => one.Variant)
            .Select(variant => Of(kept, variant.Key, [.. variant.OrderBy(one => one.Threads)], isWeak, cores))
            .OfType<VariantScaling>()
            .ToList();
        var canaries = kept.Select(sample => sample.Canary).OfType<double>().ToList();
        var points = variants.SelectMany(variant => variant.Points).Append(serial).OfType<ScalingPoint>().Select(point => point.Case);
        return new Scaling(serial, variants, isWeak, dropped, canaries.Count == 0 ? null : Quantiles.Median(canaries))
        {
            Disturbed = disturbed,
            TooFew = [.. samples.Select(sample => sample.Case).Distinct().Except(points)],
        };
    }

    private static VariantScaling? Of(IReadOnlyList<Sample> samples, string variant, IReadOnlyList<Case> cases, bool isWeak, int cores)
    {
        var alone = new Case(variant, 1);
        var baseline = samples.Any(sample => sample.Case.IsBaseline) ? Case.Baseline : alone;
        var points = Points(samples, baseline, cases, isWeak);
        if (points.Count == 0) return null;

        // The laws speak of the same program on one thread; the serial one stands in where that was not measured.
        var measured = points.Select(point => point.Case).Where(one => one.Threads <= cores).ToList();
        var ratios = Ratios.Of(samples, measured.Contains(alone) ? alone : baseline, measured, isWeak);
        var fits = LawFit.All(ratios, [.. measured.Select(one => one.Threads)], isWeak);
        return new VariantScaling(variant, points, fits, fits.Count > 0 ? null : Refuse(measured));
    }

    private static List<ScalingPoint> Points(IReadOnlyList<Sample> samples, Case baseline, IReadOnlyList<Case> cases, bool isWeak)
    {
        var ratios = Ratios.Of(samples, baseline, cases, isWeak);
        return [.. cases.Select((one, i) => (one, i)).Where(pair => ratios.Count(pair.i) >= FewestRounds).Select(pair => Point(samples, pair.one, ratios, pair.i))];
    }

    private static ScalingPoint Point(IReadOnlyList<Sample> samples, Case one, Ratios ratios, int index)
    {
        var mine = samples.Where(sample => sample.Case == one).ToList();
        var times = Ratios.Times(samples, one).Values.ToArray();
        return new ScalingPoint(
            one,
            Bootstrap.OfMedian(times),
            Bootstrap.Of(ratios.Rounds, rounds => ratios.Median(index, rounds)),
            ratios.Count(index),
            mine.Count - times.Length)
        {
            Others = MedianOf(mine.Select(sample => sample.Others)),
            Imbalance = MedianOf(mine.Select(sample => sample.Imbalance)),
        };
    }

    private static double? MedianOf(IEnumerable<double?> values) => values.OfType<double>().ToList() is { Count: > 0 } known ? Quantiles.Median(known) : null;

    private static string Refuse(List<Case> measured) => measured.Append(Case.Baseline).Select(one => one.Threads).Distinct().Count() switch
    {
        <= 1 => "One point fits no curve",
        2 => "Two points fit no curve",
        _ => "Three points fit too many curves",
    };
}
