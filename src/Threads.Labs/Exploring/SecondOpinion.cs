using Threads.Coyote;
using Threads.Exploration;
using Threads.Labs.Reports;

namespace Threads.Labs.Exploring;

/// <summary>
/// Asks Coyote too: it spends the rest of a budget that our engine could not finish within, and a sample where ours has proven
/// the check. The report says which engine vouches for what.
/// </summary>
internal static class SecondOpinion
{
    private const ulong Seed = 7;
    private const long Sample = 1_000;

    private static readonly TimeSpan SampleTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(1);

    /// <summary>The part of a budget that our own engine may spend: two thirds; the rest is Coyote's.</summary>
    public static Options First(Options options)
    {
        var budget = options.Budget ?? new Budget();
        return options with
        {
            Budget = budget with
            {
                Schedules = budget.Schedules == long.MaxValue ? long.MaxValue : Math.Max(1, budget.Schedules * 2 / 3),
                Time = budget.Time * 2 / 3,
            },
        };
    }

    /// <summary>Has Coyote look at a world in which our engine has found nothing wrong.</summary>
    /// <param name="world">The program.</param>
    /// <param name="options">The whole budget; a seed other than 0 is Coyote's too.</param>
    /// <param name="first">What our engine has found.</param>
    /// <param name="allow">Forgives what the check does not mind.</param>
    /// <param name="progress">Told the number of runs so far.</param>
    public static ExplorationResult Of(
        IWorld world,
        Options options,
        ExplorationResult first,
        Func<ExplorationResult, ExplorationResult> allow,
        Action<long> progress)
    {
        var seed = options.Seed == 0 ? Seed : options.Seed;
        var whole = options.Budget ?? new Budget();
        var budget = first.Proved ? whole with { Schedules = Sample, Time = SampleTime } : whole with
        {
            Schedules = whole.Schedules == long.MaxValue ? long.MaxValue : Math.Max(1, whole.Schedules - first.Schedules),
            Time = Half(first.Elapsed),
        };
        var second = allow(CoyoteExplorer.Explore(world, options with { Engine = Engine.Coyote, Seed = seed, Budget = budget }, runs => progress(first.Schedules + runs)));
        return second switch
        {
            { Verdict: Verdict.Pass } => Agree(first, second, seed),
            { Verdict: Verdict.TimedOut, Traces: 0 } => Abstain(first, second, seed), // one schedule takes longer than all the time it had
            _ => Disagree(first, second, seed),
        };
    }

    // Half of what our engine took: a third of the whole budget where it took all that it may.
    private static TimeSpan Half(TimeSpan elapsed) => elapsed / 2 > LeastTime ? elapsed / 2 : LeastTime;

    private static ExplorationResult Agree(ExplorationResult first, ExplorationResult second, ulong seed)
    {
        var added = second.Outcomes.ExceptBy(first.Outcomes.Select(outcome => outcome.Value), outcome => outcome.Value);
        return first with
        {
            Elapsed = first.Elapsed + second.Elapsed,
            Outcomes = [.. first.Outcomes, .. added],
            Coverage = first.Proved
                ? $"{first.Coverage} Coyote agrees: {Phrases.Count(second.Schedules, "schedule")}, seed {seed}."
                : $"No failure in {Covered(first)}; the rest sampled by Coyote: {Phrases.Count(second.Schedules, "schedule")} (seed {seed}).",
        };
    }

    private static ExplorationResult Abstain(ExplorationResult first, ExplorationResult second, ulong seed)
    {
        var before = first.Proved ? first.Coverage : $"No failure in {Covered(first)}.";
        return first with
        {
            Elapsed = first.Elapsed + second.Elapsed,
            Coverage = $"{before} Coyote came to the end of no schedule in {Phrases.Of(second.Elapsed)} (seed {seed}).",
        };
    }

    private static ExplorationResult Disagree(ExplorationResult first, ExplorationResult second, ulong seed) => second with
    {
        Elapsed = first.Elapsed + second.Elapsed,
        Coverage = $"The {first.Engine} engine found nothing wrong in {Covered(first)}; then Coyote (seed {seed}) did, in one of {Phrases.Count(second.Schedules, "schedule")}.",
    };

    private static string Covered(ExplorationResult first)
    {
        var bound = first.Preemptions is { } most ? $", every one with up to {Phrases.Count(most, "preemption")}" : ", not the whole space";
        return Phrases.Count(first.Schedules, "schedule") + (first.Proved ? "" : bound);
    }
}
