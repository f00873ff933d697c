namespace Threads.Speedup;

/// <summary>Leaves out samples during which others had the processors: what they took is known, and no time of the program.</summary>
public static class Disturbance
{
    /// <summary>The share of the workers' time from which on a sample is disturbed.</summary>
    public const double Share = 0.05;

    /// <summary>The undisturbed samples, if each case keeps enough that can be paired with the serial program's; all of them otherwise.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="dropped">How many were left out.</param>
    public static IReadOnlyList<Sample> Without(IReadOnlyList<Sample> samples, out int dropped)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var quiet = samples.Where(sample => !(sample.Others > Share)).ToList();
        var baselines = samples.Any(sample => sample.Case.IsBaseline)
            ? quiet.Where(sample => sample.Case.IsBaseline).Select(sample => sample.Round).ToHashSet()
            : quiet.Select(sample => sample.Round).ToHashSet();
        var pairs = quiet.Where(sample => baselines.Contains(sample.Round)).ToLookup(sample => sample.Case);
        var isEnough = samples.Select(sample => sample.Case).Distinct().All(one => pairs[one].Count() >= Scaling.FewestRounds);
        dropped = isEnough ? samples.Count - quiet.Count : 0;
        return isEnough ? quiet : samples;
    }
}
