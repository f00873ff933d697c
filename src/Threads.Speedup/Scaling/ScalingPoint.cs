namespace Threads.Speedup;

/// <summary>What was found for one case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Seconds">Its time: the median.</param>
/// <param name="Speedup">
/// How many times faster than the serial program: the median over the rounds of both times' ratio. With weak scaling, how many
/// times the work in the same time.
/// </param>
/// <param name="Samples">In how many rounds both were measured, outliers left out.</param>
/// <param name="Outliers">How many of its samples were outliers.</param>
public sealed record ScalingPoint(Case Case, Interval Seconds, Interval Speedup, int Samples, int Outliers)
{
    /// <summary>The speedup for each thread: 1 is perfect.</summary>
    public Interval Efficiency => Speedup.Map(speedup => speedup / Case.Threads);

    /// <summary>
    /// The experimentally determined serial fraction; null for one thread. A. Karp and H. Flatt, Measuring parallel processor performance, 1990. It
    /// is the fraction that Amdahl's law would need to explain this speedup, whatever the true reason: not a finding that anything is serial.
    /// </summary>
    public Interval? KarpFlatt => Case.Threads == 1
        ? null
        : Speedup.Map(speedup => ((1 / speedup) - (1.0 / Case.Threads)) / (1 - (1.0 / Case.Threads)));

    /// <summary>The share of the workers' time that others had, 0 to 1: the median; null when not known.</summary>
    public double? Others { get; init; }

    /// <summary>The longest working worker's time as a multiple of the mean: the median; null when not known.</summary>
    public double? Imbalance { get; init; }
}
