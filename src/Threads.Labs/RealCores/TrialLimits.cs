namespace Threads.Labs.RealCores;

/// <summary>How long a demonstration runs on real cores: until either limit is reached.</summary>
/// <param name="Trials">Most trials; 0 for none.</param>
/// <param name="Time">Most time, counted from the end of the warming up.</param>
public sealed record TrialLimits(long Trials, TimeSpan Time)
{
    /// <summary>For a demonstration that is looked at by itself.</summary>
    public static readonly TrialLimits One = new(1_000_000, TimeSpan.FromSeconds(1));

    /// <summary>For each of many.</summary>
    public static readonly TrialLimits Each = new(50_000, TimeSpan.FromSeconds(0.1));

    /// <summary>For somebody who asked for a number of trials, and waits for them: up to a minute.</summary>
    public static TrialLimits Of(long trials) => new(trials, TimeSpan.FromMinutes(1));
}
