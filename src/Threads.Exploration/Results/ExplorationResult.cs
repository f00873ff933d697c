namespace Threads.Exploration;

/// <summary>What an exploration found, and how much it covered.</summary>
/// <param name="Engine">The strategy: <c>exhaustive</c>, <c>bounded</c>, <c>random</c>, <c>pct</c>, <c>depth-first</c>, <c>state space</c>, <c>replay</c>, or Coyote with its strategy.</param>
/// <param name="Verdict">The worst that was seen.</param>
/// <param name="Message">What happened in the counterexample, for a student; null for a pass.</param>
/// <param name="Proved">True only when the whole space was explored.</param>
/// <param name="Schedules">Runs executed, those that were given up included.</param>
/// <param name="Traces">Distinguishable interleavings (Mazurkiewicz traces) among them.</param>
/// <param name="Preemptions">The greatest preemption bound that was completed; null when no bound was in force.</param>
/// <param name="Elapsed">The time it took.</param>
/// <param name="Coverage">One sentence that says honestly what was covered.</param>
/// <param name="Outcomes">Every outcome seen, most frequent first, with a witness each.</param>
/// <param name="Races">Every data race seen.</param>
/// <param name="Counterexample">The simplest failing run; null for a pass.</param>
public sealed record ExplorationResult(
    string Engine,
    Verdict Verdict,
    string? Message,
    bool Proved,
    long Schedules,
    long Traces,
    int? Preemptions,
    TimeSpan Elapsed,
    string Coverage,
    IReadOnlyList<Outcome> Outcomes,
    IReadOnlyList<DataRace> Races,
    Counterexample? Counterexample)
{
    /// <summary>Distinct states that were visited; 0 for an engine that does not keep them.</summary>
    public long States { get; init; }

    /// <summary>Steps from state to state, those that led to a known one included; 0 for an engine that does not keep states.</summary>
    public long Transitions { get; init; }
}

/// <summary>One outcome.</summary>
/// <param name="Value">The value that the test returned, formatted, or the name of the failure.</param>
/// <param name="Traces">In how many distinguishable interleavings it was seen.</param>
/// <param name="Schedule">A schedule that leads to it.</param>
public sealed record Outcome(string Value, long Traces, string Schedule);

/// <summary>Two accesses to one location, at least one a write and one plain, with nothing that orders them.</summary>
/// <param name="Location">The location's name.</param>
/// <param name="First">The earlier of the two in the witness.</param>
/// <param name="Second">The later.</param>
/// <param name="Schedule">A schedule that shows it.</param>
public sealed record DataRace(string Location, RacingAccess First, RacingAccess Second, string Schedule);

/// <summary>One side of a data race.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Kind">Read, write or read-modify-write.</param>
/// <param name="Thread">Who did it in the witness.</param>
public sealed record RacingAccess(SourceSite At, StepKind Kind, string Thread);

/// <summary>A failing run, the simplest that was found.</summary>
/// <param name="Preemptions">How often a thread that could have gone on was stopped.</param>
/// <param name="Schedule">The schedule, to be replayed.</param>
/// <param name="Explanation">What happened, in sentences.</param>
/// <param name="Steps">The run up to the failure.</param>
public sealed record Counterexample(int Preemptions, string Schedule, string Explanation, IReadOnlyList<TraceRow> Steps);
