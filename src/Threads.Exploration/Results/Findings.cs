using System.Runtime.InteropServices;

namespace Threads.Exploration;

/// <summary>A run worth showing.</summary>
/// <param name="Ending">How it ended; for a data race without a failure, with that verdict.</param>
/// <param name="Schedule">Its schedule.</param>
/// <param name="Preemptions">How often a thread that could have gone on was stopped.</param>
/// <param name="Length">How many steps lead to the failure.</param>
internal sealed record Witness(Ending Ending, Schedule Schedule, int Preemptions, int Length)
{
    /// <summary>Whether the run was cut: after those steps it may never come to its end.</summary>
    public bool IsCut { get; init; }

    /// <summary>True when a run with so many preemptions, whose failure comes after so many steps, is simpler.</summary>
    public bool IsBeatenBy(int preemptions, int length) =>
        preemptions < Preemptions || (preemptions == Preemptions && length < Length);
}

/// <summary>A data race, and a run that shows it.</summary>
/// <param name="Race">The race.</param>
/// <param name="First">The earlier step.</param>
/// <param name="Second">The later step.</param>
/// <param name="Schedule">The run's schedule.</param>
/// <param name="IsCut">Whether the run was cut: after the race it may never come to its end.</param>
internal sealed record FoundRace(RaceDetector.Race Race, Step First, Step Second, Schedule Schedule, bool IsCut);

/// <summary>What the runs of an exploration showed so far.</summary>
internal sealed class Findings
{
    private readonly HashSet<ulong> _traces = [];
    private readonly Dictionary<string, (long Traces, string Schedule)> _outcomes = [];
    private readonly Dictionary<(int, int), FoundRace> _races = [];
    private (Ending Ending, Recorder Recorder)? _latest;

    /// <summary>Runs, those that were given up included.</summary>
    public long Schedules { get; private set; }

    /// <summary>Distinguishable interleavings.</summary>
    public long Traces => _traces.Count;

    /// <summary>Runs that were given up because they became too long.</summary>
    public long TooDeep { get; private set; }

    /// <summary>The simplest run with the worst verdict; null while nothing failed.</summary>
    public Witness? Worst { get; private set; }

    /// <summary>The latest run, failed or not. To be asked before the recorder begins another.</summary>
    public Witness? Any => _latest is var (ending, recorder) ? new Witness(ending, recorder.ToSchedule(), recorder.Run.Preemptions, recorder.Run.Count) { IsCut = IsCut(ending) } : null;

    /// <summary>The run that the report shows; null for none.</summary>
    public Witness? Shown { get; set; }

    /// <summary>The sites at which the order of two processes mattered.</summary>
    public HashSet<int> Contended { get; set; } = [];

    public IReadOnlyDictionary<string, (long Traces, string Schedule)> Outcomes => _outcomes;

    public IEnumerable<FoundRace> Races => _races.Values;

    public void Add(Ending ending, Recorder recorder)
    {
        Schedules++;
        if (recorder.IsTooDeep)
            TooDeep++;
        AddRaces(recorder, IsCut(ending));
        _latest = (ending, recorder);
        Worst = WitnessOf(ending, recorder, Worst) ?? Worst;
        if (ending.Verdict == Verdict.Abandoned || !_traces.Add(recorder.Run.Fingerprint))
            return;
        if ((ending.Outcome ?? (ending.Verdict == Verdict.Pass ? null : Words.Of(ending.Verdict))) is not { } value)
            return;
        _outcomes[value] = _outcomes.TryGetValue(value, out var seen) ? (seen.Traces + 1, seen.Schedule) : (1, recorder.ToSchedule().ToString());
    }

    /// <summary>Not a single run came to its end: nothing can be said, least of all that the program is right.</summary>
    public void NothingEnded(string within) => Worst = new Witness(
        new Ending(
            Verdict.TimedOut,
            null,
            $"No schedule came to its end {within}, so nothing was learned of how the program ends. Let its loops go round less often: two or three times show what a million do."),
        Schedule.Empty,
        0,
        0);

    /// <summary>What was found cannot be relied upon.</summary>
    public void Contradicted(string reason) => Worst = new Witness(new Ending(Verdict.Unsupported, null, reason, 0, 0), Schedule.Empty, 0, 0);

    /// <summary>The run as a witness; null when nothing is wrong in it, or nothing worse or simpler than what is known.</summary>
    /// <remarks>Most runs are neither, so the schedule is put together last.</remarks>
    public static Witness? WitnessOf(Ending ending, Recorder recorder, Witness? known = null)
    {
        var run = recorder.Run;
        var length = ending.StepsUntilFailure;
        var isCut = IsCut(ending);
        if (ending.Verdict is Verdict.Pass or Verdict.Abandoned)
        {
            if (recorder.Races.Races is not [var race, ..])
                return null;
            length = race.Second + 1;
            ending = new Ending(Verdict.DataRace, ending.Outcome, null, run.Events[race.Second].Process, length);
        }
        else if (ending.Verdict is Verdict.FailedAssertion or Verdict.WrongOutcome && LostUpdate.In(run) is not null)
        {
            ending = ending with { Verdict = Verdict.LostUpdate };
        }

        return known is null || ending.Verdict > known.Ending.Verdict || (ending.Verdict == known.Ending.Verdict && known.IsBeatenBy(run.Preemptions, length))
            ? new Witness(ending, recorder.ToSchedule(), run.Preemptions, length) { IsCut = isCut }
            : null;
    }

    private static bool IsCut(Ending ending) => ending.Verdict is Verdict.Abandoned or Verdict.TimedOut;

    private void AddRaces(Recorder recorder, bool isCut)
    {
        foreach (var race in recorder.Races.Races)
        {
            var first = recorder.Run.Events[race.First].Step;
            var second = recorder.Run.Events[race.Second].Step;
            ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(_races, (Math.Min(first.Site, second.Site), Math.Max(first.Site, second.Site)), out _);
            seen ??= new FoundRace(race, first, second, recorder.ToSchedule(), isCut);
        }
    }
}
