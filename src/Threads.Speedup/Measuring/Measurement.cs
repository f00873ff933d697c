namespace Threads.Speedup;

/// <summary>A run of a probe.</summary>
/// <param name="Limit">Which limit.</param>
/// <param name="Sample">The run: its case is the limit's name and the number of threads.</param>
public sealed record ProbeSample(Limit Limit, Sample Sample);

/// <summary>Which answer a variant gave.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Expected">The serial program's answer.</param>
/// <param name="Given">Its own, the first that was wrong.</param>
public readonly record struct WrongAnswer(string Variant, double Expected, double Given);

/// <summary>All that was measured: samples, and under which circumstances.</summary>
/// <param name="Workload">The workload's name.</param>
/// <param name="Size">Its size; of one thread's share where scaling is weak.</param>
/// <param name="Unit">What the size counts.</param>
/// <param name="IsWeak">Whether the work grew with the threads.</param>
/// <param name="Cores">How many processors there were; as many as the most threads where <see cref="AreCoresKnown"/> is not so.</param>
/// <param name="Samples">The samples, round by round, in each in the plan's order of cases.</param>
public sealed record Measurement(string Workload, int Size, string Unit, bool IsWeak, int Cores, IReadOnlyList<Sample> Samples)
{
    /// <summary>Runs of the probes, in the same rounds.</summary>
    public IReadOnlyList<ProbeSample> Probes { get; init; } = [];

    /// <summary>How much one run does; all 0 where that is not known.</summary>
    public Amount Amount { get; init; }

    /// <summary>The names of the phases.</summary>
    public IReadOnlyList<string> Phases { get; init; } = ["all"];

    /// <summary>Variants whose answers were not the serial program's.</summary>
    public IReadOnlyList<WrongAnswer> Wrong { get; init; } = [];

    /// <summary>Whether the number of processors is known: times that were measured elsewhere do not tell it.</summary>
    public bool AreCoresKnown { get; init; } = true;

    /// <summary>Whether workers were pinned.</summary>
    public bool IsPinned { get; init; }

    /// <summary>The share of this machine's processors that its host took meanwhile; null where unknown.</summary>
    public double? Stolen { get; init; }

    /// <summary>Whether the student ended it early.</summary>
    public bool WasInterrupted { get; init; }

    /// <summary>Whether the speedup became as precise as was asked for.</summary>
    public bool IsPrecise { get; init; } = true;

    /// <summary>Points that should have been measured and were not, such as tasks of a job that failed.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}

/// <summary>How far a measurement is.</summary>
/// <param name="Rounds">Rounds that are done.</param>
/// <param name="Elapsed">Since it began.</param>
/// <param name="Left">An estimate of the time left: until the precision is reached or the limits are.</param>
/// <param name="Precision">How precisely the speedup was known when last looked at, relative; null when not yet.</param>
public readonly record struct Progress(int Rounds, TimeSpan Elapsed, TimeSpan Left, double? Precision);
