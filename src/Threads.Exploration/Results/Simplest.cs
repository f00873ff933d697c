namespace Threads.Exploration;

/// <summary>The failing run with the fewest preemptions; among those found there, the shortest.</summary>
internal static class Simplest
{
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(10);

    /// <summary>Looks for a simpler run with the verdict of the worst, with fewer preemptions, until the time is up.</summary>
    public static Witness Of(IWorld world, Options options, Budget budget, Findings findings, Watch watch)
    {
        var best = findings.Worst!;
        if (best.Ending.Verdict is Verdict.Unsupported or Verdict.TimedOut)
            return best;
        watch.Until = Explorer.Sooner(watch.Elapsed + MostTime, budget.Time);
        var strategy = new PreemptionBounded(options.MaxPreemptions is { } most && most < best.Preemptions ? most : best.Preemptions);
        var recorder = new Recorder(strategy, findings.TooDeep > 0 && best.Ending.Verdict == Verdict.DataRace ? Math.Min(budget.Depth, best.Length) : budget.Depth, watch);
        recorder.Run.Contended.UnionWith(findings.Contended);
        for (var schedules = 0L; schedules < budget.SchedulesForSimplest && strategy.Begin() && !watch.IsUp; schedules++)
        {
            var found = strategy.Preemptions ?? -1;
            if (found >= best.Preemptions)
                break;
            try
            {
                var ending = Explorer.RunOnce(world, strategy, recorder);
                if (Findings.WitnessOf(ending, recorder, best) is { } witness && witness.Ending.Verdict == best.Ending.Verdict)
                    best = witness;
            }
            catch (Exception exception) when (exception is RunInvalidatedException or NotDeterministicException)
            {
                break;
            }

            strategy.End(recorder.Run);
            watch.Tell(findings.Schedules);
        }

        return best;
    }
}
