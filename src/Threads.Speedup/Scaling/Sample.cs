namespace Threads.Speedup;

/// <summary>What is timed: a way to do the work, on so many threads.</summary>
/// <param name="Variant">The way; <see cref="Serial"/> for the program without threads.</param>
/// <param name="Threads">How many threads; 1 for the serial program.</param>
public readonly record struct Case(string Variant, int Threads)
{
    /// <summary>The variant that everything is compared with.</summary>
    public const string Serial = "serial";

    /// <summary>The serial program.</summary>
    public static Case Baseline { get; } = new(Serial, 1);

    /// <summary>Whether this is the serial program.</summary>
    public bool IsBaseline => Variant == Serial;
}

/// <summary>One timed run.</summary>
/// <param name="Round">Its round, from 0. In a round each case runs once, in an order of chance, so that a slow minute meets all of them.</param>
/// <param name="Case">What ran.</param>
/// <param name="Seconds">From the first worker's start to the last one's end.</param>
public sealed record Sample(int Round, Case Case, double Seconds)
{
    /// <summary>A cache line's round trip between two cores just before and after it, the longer of both, in nanoseconds; null when not measured.</summary>
    public double? Canary { get; init; }

    /// <summary>Whether the canary sang alike before and after: if not, the machine changed in the middle.</summary>
    public bool IsSteady { get; init; } = true;

    /// <summary>The share of the workers' time in which others had their processors, 0 to 1; null when not known.</summary>
    public double? Others { get; init; }

    /// <summary>The longest working worker's time as a multiple of the mean: 1 is perfect balance; null when not known.</summary>
    public double? Imbalance { get; init; }

    /// <summary>The seconds of each phase; empty when not known.</summary>
    public IReadOnlyList<double> Phases { get; init; } = [];
}
