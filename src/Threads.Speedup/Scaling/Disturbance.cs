namespace Threads.Speedup;

/// <summary>Leaves out samples during which others had the processors: what they took is known, and no time of the program.</summary>
public static class Disturbance
{
    /// <summary>The share of the workers' time from which on a sample is disturbed.</summary>
    public const double Share = 0.05;

    /// <summary>The undisturbed samples of each case that has enough of them, and all of each other case.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="dropped">How many were left out.</param>
    public static IReadOnlyList<Sample> Without(IReadOnlyList<Sample> samples, out int dropped)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var quiet = samples.GroupBy(sample => sample.Case).SelectMany(one =>
        {
            var undisturbed = one.Where(sample => !(sample.Others > Share)).ToList();
            return undisturbed.Count >= Scaling.FewestRounds ? undisturbed : [.. one];
        }).ToList();
        dropped = samples.Count - quiet.Count;
        return quiet;
    }
}
