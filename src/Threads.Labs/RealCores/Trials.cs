namespace Threads.Labs.RealCores;

/// <summary>What came of running a demonstration on this computer's cores.</summary>
/// <param name="Count">How many trials were counted; 0 when it was not run.</param>
/// <param name="Actors">How many threads ran in each.</param>
/// <param name="Cores">How many cores this process may use.</param>
/// <param name="Pinned">Whether every actor had a core of its own.</param>
/// <param name="Elapsed">The time that the counted trials took, stamped by a worker.</param>
/// <param name="Outcomes">Every outcome seen, most frequent first.</param>
/// <param name="Note">Why it was not run, or why it stopped early; null when there is nothing to say.</param>
public sealed record Trials(
    long Count,
    int Actors,
    int Cores,
    bool Pinned,
    TimeSpan Elapsed,
    IReadOnlyList<SeenOutcome> Outcomes,
    string? Note = null)
{
    /// <summary>Trials that did not take place.</summary>
    /// <param name="reason">Why.</param>
    public static Trials None(string reason) => new(0, 0, 0, Pinned: false, TimeSpan.Zero, [], reason);

    /// <summary>In how many trials an outcome was seen.</summary>
    /// <param name="outcome">The outcome, as it is written.</param>
    public long CountOf(string outcome) => Outcomes.FirstOrDefault(seen => seen.Value == outcome)?.Count ?? 0;
}

/// <summary>An outcome of a demonstration on real cores.</summary>
/// <param name="Value">The outcome, formatted as exploration does; <c>unhandled exception</c> when an actor threw.</param>
/// <param name="Count">In how many trials it was seen.</param>
public sealed record SeenOutcome(string Value, long Count);
