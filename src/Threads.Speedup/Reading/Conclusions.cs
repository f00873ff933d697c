namespace Threads.Speedup;

/// <summary>All that a measurement says: how each variant scales, and how to read it.</summary>
/// <param name="Measurement">What was measured.</param>
/// <param name="Scaling">How it scales.</param>
/// <param name="Limits">What the machine could do meanwhile.</param>
/// <param name="Readings">A reading for each variant of <paramref name="Scaling"/>, in the same order.</param>
public sealed record Conclusions(Measurement Measurement, Scaling Scaling, Limits Limits, IReadOnlyList<Reading> Readings)
{
    // An interval of a serial fraction wider than this says next to nothing about many threads.
    private const double Wide = 0.05;

    /// <summary>Draws the conclusions.</summary>
    public static Conclusions Of(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        var scaling = Scaling.Of(measurement.Samples, measurement.IsWeak, measurement.Cores);
        var limits = new Limits(measurement.Probes);
        return new Conclusions(measurement, scaling, limits, [.. scaling.Variants.Select(variant => Reader.Read(measurement, scaling, limits, variant))]);
    }

    /// <summary>What the fits of a variant say, a sentence each; why nothing was fitted, where nothing was.</summary>
    public static IReadOnlyList<string> Fits(VariantScaling variant)
    {
        ArgumentNullException.ThrowIfNull(variant);
        if (variant.Refusal is { } refusal) return [$"{refusal}: Amdahl and USL are shown from {LawFit.FewestThreadCounts} thread counts on."];
        return [.. variant.Fits.Select(Fit)];
    }

    private static string Fit(LawFit fit)
    {
        var parameters = string.Join(", ", fit.Law.Parameters.Zip(fit.Parameters, (name, value) => $"{name} = {value.Value:0.####} ({value.Low:0.####} to {value.High:0.####})"));
        var text = $"{fit.Law.Name}, S = {fit.Law.Formula}: {parameters}.";
        if (!fit.Describes) return $"{text} It does not describe these times: they deviate from it by {fit.Deviation:P1}, more than noise explains.";
        var first = fit.Parameters[0];
        if (first.High - first.Low > Wide) return $"{text} That is a wide interval: these samples are too noisy, or too few, to say more.";
        return fit.Law == Law.Amdahl && first.Low > 0 ? $"{text} No number of threads makes it more than {1 / first.Value:0.#} times as fast ({1 / first.High:0.#} to {1 / first.Low:0.#})." : text;
    }
}
