namespace Threads.Speedup;

/// <summary>All that a measurement says: how each variant scales, and how to read it.</summary>
/// <param name="Measurement">What was measured.</param>
/// <param name="Scaling">How it scales.</param>
/// <param name="Limits">What the machine could do meanwhile.</param>
/// <param name="Readings">A reading for each variant of <paramref name="Scaling"/>, in the same order.</param>
public sealed record Conclusions(Measurement Measurement, Scaling Scaling, Limits Limits, IReadOnlyList<Reading> Readings)
{
    // An interval of a fraction wider than this, and than this part of it, says next to nothing about many threads.
    private const double Wide = 0.05;
    private const double WidePart = 0.25;

    /// <summary>Draws the conclusions.</summary>
    public static Conclusions Of(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        var scaling = Scaling.Of(measurement.Samples, measurement.IsWeak, measurement.Cores);
        var limits = new Limits(measurement.Probes, CanaryGroups.Main(measurement.Samples));
        return new Conclusions(measurement, scaling, limits, [.. scaling.Variants.Select(variant => Reader.Read(measurement, scaling, limits, variant))]);
    }

    /// <summary>What the fits of a variant say, a sentence each; why nothing was fitted, where nothing was.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="bound">What it is bound by: what memory does not deliver is no serial part.</param>
    /// <param name="isWeak">Whether the work grew with the threads.</param>
    public static IReadOnlyList<string> Fits(VariantScaling variant, Bound bound = Bound.Unknown, bool isWeak = false)
    {
        ArgumentNullException.ThrowIfNull(variant);
        if (variant.Refusal is { } refusal) return [$"{refusal}: {(isWeak ? Law.Gustafson.Name : Law.Amdahl.Name)} and USL are shown from {LawFit.FewestThreadCounts} thread counts on."];
        return [.. variant.Fits.Select(fit => Fit(fit, bound))];
    }

    private static string Fit(LawFit fit, Bound bound)
    {
        var parameters = string.Join(", ", fit.Law.Parameters.Zip(fit.Parameters, (name, value) => $"{name} = {value.Value:0.####} ({value.Low:0.####} to {value.High:0.####})"));
        var text = $"{fit.Law.Name}, S = {fit.Law.Formula}: {parameters}.";
        if (!fit.Describes) return $"{text} It does not describe these times: they deviate from it by {fit.Deviation:P1}, more than noise explains.";
        var first = fit.Parameters[0];
        if (first.High - first.Low > Math.Max(Wide, WidePart * first.Value)) return $"{text} That is a wide interval: these samples are too noisy, or too few, to say more.";
        if (fit.Law == Law.Usl) return Peak(fit, text);
        if (bound == Bound.Memory) return $"{text} Here s is what memory does not deliver, and no serial part.";
        return fit.Law == Law.Amdahl && first.Low > 0
            ? $"{text} If it goes on like that, no number of threads makes it more than {1 / first.Value:0.#} times as fast as one does ({1 / first.High:0.#} to {1 / first.Low:0.#})."
            : text;
    }

    // Gunther, 2008: the speedup is greatest with √((1 - σ)/κ) threads.
    private static string Peak(LawFit fit, string text)
    {
        var (sigma, kappa) = (fit.Parameters[0].Value, fit.Parameters[1]);
        if (kappa.Low <= 0 || sigma >= 1) return text;
        return $"{text} If it goes on like that, it is fastest with about {Math.Max(1, Math.Sqrt((1 - sigma) / kappa.Value)):0} threads.";
    }
}
