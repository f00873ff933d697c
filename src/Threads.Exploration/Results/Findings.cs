namespace Threads.Exploration;

/// <summary>A run worth showing.</summary>
/// <param name="Ending">How it ended; for a data race without a failure, with that verdict.</param>
/// <param name="Schedule">Its schedule.</param>
/// <param name="Preemptions">How often a thread that could have gone on was stopped.</param>
/// <param name="Length">How many steps lead to the failure.</param>
internal sealed record Witness(Ending Ending, Schedule Schedule, int Preemptions, int Length)
{
    public bool IsSimplerThan(Witness other) =>
        Preemptions < other.Preemptions || (Preemptions == other.Preemptions && Length < other.Length);
}

/// <summary>What the runs of an exploration showed so far.</summary>
internal sealed class Findings
{
    private readonly HashSet<ulong> _traces = [];
    private readonly Dictionary<string, (long Traces, string Schedule)> _outcomes = [];
    private readonly Dictionary<(int, int), (RaceDetector.Race Race, Schedule Schedule)> _races = [];

    /// <summary>Runs, those that were given up included.</summary>
    public long Schedules { get; private set; }

    /// <summary>Distinguishable interleavings.</summary>
    public long Traces => _traces.Count;

    /// <summary>Runs that were given up because they became too long.</summary>
    public long TooDeep { get; private set; }

    /// <summary>The simplest run with the worst verdict; null while nothing failed.</summary>
    public Witness? Worst { get; private set; }

    /// <summary>The latest run, failed or not.</summary>
    public Witness? Any { get; private set; }

    /// <summary>The run that the report shows; null for none.</summary>
    public Witness? Shown { get; set; }

    /// <summary>The sites at which the order of two processes mattered.</summary>
    public HashSet<int> Contended { get; set; } = [];

    public IReadOnlyDictionary<string, (long Traces, string Schedule)> Outcomes => _outcomes;

    public IEnumerable<(RaceDetector.Race Race, Schedule Schedule)> Races => _races.Values;

    public void Add(Ending ending, Recorder recorder, IStrategy strategy)
    {
        Schedules++;
        if (recorder.IsTooDeep)
            TooDeep++;
        AddRaces(recorder);
        Any = new Witness(ending, recorder.ToSchedule(), recorder.Run.Preemptions, recorder.Run.Count);
        if (WitnessOf(ending, recorder, strategy) is { } witness
            && (Worst is null || witness.Ending.Verdict > Worst.Ending.Verdict || (witness.Ending.Verdict == Worst.Ending.Verdict && witness.IsSimplerThan(Worst))))
        {
            Worst = witness;
        }

        if (ending.Verdict == Verdict.Abandoned || !_traces.Add(recorder.Run.Fingerprint))
            return;
        if ((ending.Outcome ?? (ending.Verdict == Verdict.Pass ? null : Words.Of(ending.Verdict))) is not { } value)
            return;
        _outcomes[value] = _outcomes.TryGetValue(value, out var seen) ? (seen.Traces + 1, seen.Schedule) : (1, recorder.ToSchedule().ToString());
    }

    /// <summary>Not a single run came to its end: nothing can be said, least of all that the program is right.</summary>
    public void NothingEnded(int depth) => Worst = new Witness(
        new Ending(
            Verdict.TimedOut,
            null,
            $"No schedule came to its end within {depth:N0} steps, so nothing was learned of how the program ends. Let its loops go round less often: two or three times show what a million do."),
        Schedule.Empty,
        0,
        0);

    /// <summary>The run as a witness; null when nothing is wrong in it.</summary>
    public static Witness? WitnessOf(Ending ending, Recorder recorder, IStrategy strategy)
    {
        var run = recorder.Run;
        if (ending.Verdict is not (Verdict.Pass or Verdict.Abandoned))
        {
            if (ending.Verdict is Verdict.FailedAssertion or Verdict.WrongOutcome && LostUpdate.In(run) is not null)
                ending = ending with { Verdict = Verdict.LostUpdate };
            return new Witness(ending, recorder.ToSchedule(), run.Preemptions, ending.StepsUntilFailure);
        }

        if (recorder.Races.Races is not [var race, ..])
            return null;
        return new Witness(new Ending(Verdict.DataRace, ending.Outcome, null, run.Events[race.Second].Process, race.Second + 1), recorder.ToSchedule(), run.Preemptions, race.Second + 1);
    }

    private void AddRaces(Recorder recorder)
    {
        foreach (var race in recorder.Races.Races)
        {
            var first = recorder.Run.Events[race.First].Step.Site;
            var second = recorder.Run.Events[race.Second].Step.Site;
            _races.TryAdd((Math.Min(first, second), Math.Max(first, second)), (race, recorder.ToSchedule()));
        }
    }
}
