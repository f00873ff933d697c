namespace Threads.Speedup;

/// <summary>A state of the machine: how long a cache line's round trip takes in it. Samples of one state can be compared.</summary>
/// <param name="Above">Longer than these nanoseconds.</param>
/// <param name="Below">No longer than these.</param>
public readonly record struct CanaryState(double Above, double Below)
{
    /// <summary>Whether a sample was measured in this state, as far as its canary tells, and while it lasted.</summary>
    public bool Holds(Sample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return sample.IsSteady && (sample.Canary is not { } canary || (canary > Above && canary <= Below));
    }
}

/// <summary>
/// Groups samples by their canary. Cores that are neighbours at one time can be far apart at another, where a host moves them
/// about; a ratio of two times means something only within one of these two states.
/// </summary>
public static class CanaryGroups
{
    /// <summary>From how much on two round trips are not alike.</summary>
    public const double Apart = 2.0;

    /// <summary>The samples of the state that most were measured in.</summary>
    /// <param name="samples">All samples.</param>
    /// <param name="dropped">How many samples are not among them: measured in the other state, or while it changed.</param>
    public static IReadOnlyList<Sample> Largest(IReadOnlyList<Sample> samples, out int dropped)
    {
        var state = Main(samples);
        var largest = samples.Where(state.Holds).ToList();
        dropped = samples.Count - largest.Count;
        return largest;
    }

    /// <summary>The state that most samples were measured in: what else was measured belongs to them if it was in this one, too.</summary>
    public static CanaryState Main(IReadOnlyList<Sample> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        double[] sorted = [.. samples.Where(sample => sample.IsSteady).Select(sample => sample.Canary).OfType<double>().Order()];
        var states = new List<(CanaryState State, int Count)>();
        Part(sorted, 0, double.PositiveInfinity, states);
        return states.MaxBy(state => state.Count).State;
    }

    // Where the shortest and the longest are apart, they part at the widest gap between neighbours: until each part's are alike. A
    // single long one makes a part of its own, and hides no gap between the others.
    private static void Part(ReadOnlySpan<double> sorted, double above, double below, List<(CanaryState State, int Count)> states)
    {
        while (sorted.Length > 1 && sorted[^1] >= Apart * sorted[0])
        {
            var cut = 1;
            for (var i = 2; i < sorted.Length; i++)
            {
                if (sorted[i] / sorted[i - 1] > sorted[cut] / sorted[cut - 1]) cut = i;
            }

            var border = Math.Sqrt(sorted[cut - 1] * sorted[cut]);
            Part(sorted[..cut], above, border, states);
            sorted = sorted[cut..];
            above = border;
        }

        states.Add((new CanaryState(above, below), sorted.Length));
    }
}
