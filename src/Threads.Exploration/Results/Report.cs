namespace Threads.Exploration;

/// <summary>Turns findings into a report: replays what is to be shown, with names and values.</summary>
internal static class Report
{
    public static ExplorationResult Of(IWorld world, IStrategy strategy, Findings findings, Witness? shown, Stop end, Watch watch, int depth)
    {
        var elapsed = watch.Elapsed;
        watch.Until = TimeSpan.MaxValue; // what is replayed has come to its end before, or is replayed as far as it came (EndsAtDepth)
        var races = Races(world, findings, depth, watch);
        var counterexample = shown is null ? null : Counterexample(world, shown, races, depth, watch);
        var proved = end == Stop.Complete && strategy is { IsComplete: true, CoversEverything: true } && findings.TooDeep == 0;
        var verdict = findings.Worst is null ? Verdict.Pass : shown!.Ending.Verdict;
        return new ExplorationResult(
            strategy.Name,
            verdict,
            counterexample?.Message ?? shown?.Ending.Message,
            proved,
            findings.Schedules,
            findings.Traces,
            strategy.Preemptions,
            elapsed,
            Coverage(strategy, findings, proved, end),
            [.. findings.Outcomes.OrderByDescending(outcome => outcome.Value.Traces).ThenBy(outcome => outcome.Key, StringComparer.Ordinal)
                .Select(outcome => new Outcome(outcome.Key, outcome.Value.Traces, outcome.Value.Schedule))],
            races,
            counterexample?.Example);
    }

    // Of several races between the same two lines the one of two writes says most.
    private static List<DataRace> Races(IWorld world, Findings findings, int depth, Watch watch) =>
    [
        .. findings.Races.Select(found => Describe(world, found, depth, watch))
            .OrderBy(race => (race.First.Kind == StepKind.Read ? 1 : 0) + (race.Second.Kind == StepKind.Read ? 1 : 0))
            .DistinctBy(race => (race.Location, InOrder(race.First.At, race.Second.At)))
            .OrderBy(race => InOrder(race.First.At, race.Second.At)),
    ];

    private static ((string, int), (string, int)) InOrder(SourceSite one, SourceSite other)
    {
        var first = (one.File, one.Line);
        var second = (other.File, other.Line);
        return first.CompareTo(second) <= 0 ? (first, second) : (second, first);
    }

    private static (Counterexample Example, string? Message)? Counterexample(IWorld world, Witness shown, List<DataRace> races, int depth, Watch watch)
    {
        // A verdict on no run in particular has no trace; what stopped before its first step has an explanation all the same.
        if (shown.Ending.Verdict is Verdict.TimedOut or Verdict.Unsupported && shown.Length == 0)
            return (new Counterexample(0, "", shown.Ending.Message!, []), shown.Ending.Message);
        var (ending, rows, recorder) = Trace(world, shown.Schedule, shown.IsCut ? shown.Length : depth, shown.IsCut, watch);
        if (rows.Count == 0)
            return shown.Ending.Message is { } only ? (new Counterexample(shown.Preemptions, shown.Schedule.ToString(), only, []), only) : null;
        var length = shown.Ending.Verdict == Verdict.Pass ? rows.Count : shown.Length;

        // Rows and events differ by the threads' beginnings, which a reader does not need.
        var begun = 0;
        for (var at = 0; at < recorder.Run.Count && at < length; at++)
            begun += recorder.Run.Events[at].Step.Kind == StepKind.Begin ? 1 : 0;
        var steps = rows.Take(Math.Max(1, length - begun)).ToList();
        var message = ending.Message ?? shown.Ending.Message;
        var explanation = Explanation.Of(world, shown.Ending.Verdict, message, rows, recorder.Run, races);
        return (new Counterexample(shown.Preemptions, shown.Schedule.ToString(), explanation, steps), message);
    }

    private static DataRace Describe(IWorld world, FoundRace found, int depth, Watch watch)
    {
        var race = found.Race;
        var (_, _, recorder) = Trace(world, found.Schedule, found.IsCut ? race.Second + 1 : depth, found.IsCut, watch);

        // Names are about the latest run: where that did not come so far (a wait was given up), there are none.
        var isReached = race.Second < recorder.Run.Count;
        return new DataRace(
            isReached ? NameOf(world, recorder.Run, race) : "one variable",
            Side(found.First, isReached ? world.ThreadName(recorder.Run.Events[race.First].Process) : "one thread"),
            Side(found.Second, isReached ? world.ThreadName(recorder.Run.Events[race.Second].Process) : "another"),
            found.Schedule.ToString());

        RacingAccess Side(in Step step, string thread) => new(world.SiteOf(step.Site), step.Kind, thread);
    }

    // Two pieces of memory of different size or place may overlap without being one variable.
    private static string NameOf(IWorld world, Execution run, RaceDetector.Race race)
    {
        var (one, two) = (world.NameOf(run.Events[race.First].Step.Location), world.NameOf(run.Events[race.Second].Step.Location));
        return one == two ? one : $"{one} and {two}, which share memory";
    }

    private static (Ending Ending, List<TraceRow> Rows, Recorder Recorder) Trace(IWorld world, Schedule schedule, int depth, bool isCut, Watch watch)
    {
        var strategy = new Replay(schedule);
        strategy.Begin();
        var recorder = new Recorder(strategy, depth, watch) { EndsAtDepth = isCut };
        var ending = Explorer.RunOnce(world, strategy, recorder, traced: true);
        watch.Until = TimeSpan.MaxValue;
        return (ending, [.. world.Trace], recorder);
    }

    private static string Coverage(IStrategy strategy, Findings findings, bool proved, Stop end)
    {
        var counts = findings.Schedules == 1 ? "one schedule" : $"{findings.Schedules:N0} schedules, {findings.Traces:N0} of them distinguishable";
        if (proved)
            return findings.Traces == 1 ? "Explored the only distinguishable interleaving." : $"Explored all {findings.Traces:N0} distinguishable interleavings.";
        var deep = findings.TooDeep > 0 ? $" {findings.TooDeep:N0} runs became too long and were given up." : "";
        var bound = strategy.Preemptions is { } most ? $" Every schedule with up to {most} preemption{(most == 1 ? "" : "s")} was explored." : "";
        return end switch
        {
            Stop.Complete => $"Explored {counts}.{bound}{deep}",
            Stop.Schedules => $"Explored {counts}, as many as the budget allows: not the whole space.{bound}{deep}",
            Stop.Time => $"Explored {counts} in the time allowed: not the whole space.{bound}{deep}",
            Stop.Failure => $"Explored {counts}, and stopped some time after the first failure: not the whole space.{bound}{deep}",
            _ => $"Stopped after {counts}.",
        };
    }
}
