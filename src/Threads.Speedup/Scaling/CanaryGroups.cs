namespace Threads.Speedup;

/// <summary>
/// Groups samples by their canary. Cores that are neighbours at one time can be far apart at another, where a host moves them
/// about; a ratio of two times means something only within one of these two states.
/// </summary>
public static class CanaryGroups
{
    /// <summary>From how much on two round trips are not alike.</summary>
    public const double Apart = 2.0;

    /// <summary>The samples of the state that most rounds were measured in.</summary>
    /// <param name="samples">All samples.</param>
    /// <param name="dropped">How many samples are not among them: measured in the other state, or while it changed.</param>
    public static IReadOnlyList<Sample> Largest(IReadOnlyList<Sample> samples, out int dropped)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var border = Border(samples);
        var largest = samples
            .Where(sample => sample.IsSteady)
            .GroupBy(sample => sample.Canary > border)
            .OrderByDescending(group => group.Count())
            .Select(group => group.ToList())
            .FirstOrDefault() ?? [];
        dropped = samples.Count - largest.Count;
        return largest;
    }

    // Between the shortest and the longest, if they are far enough apart and the gap between neighbours is where they part.
    private static double Border(IReadOnlyList<Sample> samples)
    {
        var sorted = samples.Select(sample => sample.Canary).OfType<double>().Order().ToList();
        if (sorted.Count < 2 || sorted[^1] < Apart * sorted[0]) return double.PositiveInfinity;
        var (low, high) = sorted.Zip(sorted.Skip(1)).MaxBy(pair => pair.Second / pair.First);
        return Math.Sqrt(low * high);
    }
}
