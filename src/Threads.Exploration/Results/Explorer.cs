using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Threads.Exploration;

/// <summary>Explores a world with a strategy, within a budget, and says what was found and how much was covered.</summary>
/// <remarks>Not thread-safe; blocks until the exploration is over. The world is opened for its duration.</remarks>
public static class Explorer
{
    // Other parts of the process may allocate, or collect, as hard as they can (tests beside this one): it takes many
    // disturbed attempts in a row to say that the run itself is to blame.
    private const int MaxAttempts = 20;

    // The first schedule may take so long whatever the budget says: less time than one schedule takes would find fault with every program.
    private static readonly TimeSpan FirstSchedule = TimeSpan.FromSeconds(1);

    /// <summary>Explores.</summary>
    /// <param name="world">The program.</param>
    /// <param name="options">Strategy, bounds and budget.</param>
    /// <param name="progress">Told the number of runs so far, now and then; null for nobody.</param>
    public static ExplorationResult Explore(IWorld world, Options options, Action<long>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Engine != Engine.StateSpace)
            return Explore(world, StrategyFor(options), options, progress);
        return StateSpace.Explore(
            world as IStateWorld ?? throw new InvalidInputException("Only a simulated program has states that can be compared. Use another engine: exhaustive, bounded, random or pct."),
            options,
            progress);
    }

    /// <summary>Explores with a strategy that is made elsewhere; the options' engine is not looked at.</summary>
    internal static ExplorationResult Explore(IWorld world, IStrategy strategy, Options options, Action<long>? progress)
    {
        ArgumentNullException.ThrowIfNull(world);
        using var session = world.Open();
        using var watch = new Watch(world, progress);
        var findings = new Findings();
        var budget = options.Budget ?? new Budget();
        watch.Until = Sooner(TimeSpan.MaxValue, budget.Time < FirstSchedule ? FirstSchedule : budget.Time);
        var end = Explore(world, strategy, budget, findings, watch);
        if (findings is { TooDeep: > 0, Worst: null })
            Sample(world, options, budget, findings, watch);
        if (findings is { Worst: null, Traces: 0 } && (findings.Schedules > 0 || end == Stop.Time))
            findings.NothingEnded(findings.TooDeep > 0 ? $"within {budget.Depth:N0} steps" : "in the time allowed");
        watch.Until = TimeSpan.MaxValue; // what follows are a few single runs
        if (end == Stop.Complete && findings.Worst is null && Doubt(world, budget, watch) is { } doubt)
        {
            findings.Contradicted(doubt);
            end = Stop.Unsupported;
        }

        var simplest = findings.Worst is null ? null : Simplest.Of(world, options, budget, findings, watch);
        return Report.Of(world, strategy, findings, simplest, end, watch, budget.Depth);
    }

    /// <summary>Runs one schedule and says how it ends, with its trace.</summary>
    /// <param name="world">The program.</param>
    /// <param name="schedule">The schedule.</param>
    /// <exception cref="InvalidInputException">The schedule does not fit the program.</exception>
    public static ExplorationResult Replay(IWorld world, Schedule schedule) => Replay(world, new Replay(schedule));

    /// <summary>Runs the one schedule of a strategy and says how it ends, with its trace.</summary>
    internal static ExplorationResult Replay(IWorld world, IStrategy strategy)
    {
        ArgumentNullException.ThrowIfNull(world);
        using var session = world.Open();
        using var watch = new Watch(world);
        var findings = new Findings();
        var end = Explore(world, strategy, new Budget(), findings, watch);
        // The whole run, with the verdict of what went wrong in it.
        findings.Shown ??= findings.Worst is { } worst ? worst with { Length = findings.Any!.Length } : findings.Any;
        return Report.Of(world, strategy, findings, findings.Shown, end, watch, new Budget().Depth);
    }

    /// <summary>Executes one run of a strategy; the record is in the recorder.</summary>
    /// <exception cref="RunInvalidatedException">It was disturbed again and again.</exception>
    internal static Ending RunOnce(IWorld world, IStrategy strategy, Recorder recorder, bool traced = false)
    {
        for (var attempt = 1; ; attempt++)
        {
            recorder.Clear();
            try
            {
                var ending = world.Run(recorder, traced);
                if (recorder.Error is { } error)
                    ExceptionDispatchInfo.Throw(error);
                recorder.Finish();
                return ending;
            }
            catch (RunInvalidatedException) when (attempt < MaxAttempts && !recorder.IsLate)
            {
                strategy.Restart();
            }
        }
    }

    private static IStrategy StrategyFor(Options options) => options.Engine switch
    {
        Engine.Exhaustive => new Exhaustive(),
        Engine.Bounded => new PreemptionBounded(options.MaxPreemptions),
        Engine.Random => new RandomWalk(options.Seed),
        Engine.Pct => new Pct(options.Seed),
        Engine.DepthFirst => new DepthFirst(),
        _ => throw new InvalidInputException($"There is no engine {options.Engine}."),
    };

    /// <summary>The sooner of two moments; the second may be never.</summary>
    internal static TimeSpan Sooner(TimeSpan one, TimeSpan? other) => other < one ? other.Value : one;

    private static Stop Explore(IWorld world, IStrategy strategy, Budget budget, Findings findings, Watch watch)
    {
        var recorder = new Recorder(strategy, budget.Depth, watch);
        var failedAt = long.MaxValue;
        while (strategy.Begin())
        {
            if (findings.Schedules >= budget.Schedules)
                return Stop.Schedules;
            if (watch.IsUp)
                return Stop.Time;
            if (findings.Schedules - failedAt >= budget.SchedulesAfterFailure)
                return Stop.Failure;
            Ending ending;
            try
            {
                ending = RunOnce(world, strategy, recorder);
            }
            catch (RunInvalidatedException) when (watch.IsUp)
            {
                return Stop.Time;
            }
            catch (Exception exception) when (exception is RunInvalidatedException or NotDeterministicException)
            {
                findings.Add(new Ending(Verdict.Unsupported, null, Reason(world, exception), 0, recorder.Run.Count), recorder);
                return Stop.Unsupported;
            }

            findings.Add(ending, recorder);
            if (ending.Verdict is Verdict.Unsupported or Verdict.TimedOut)
                return Stop.Unsupported;
            if (ending.Verdict == Verdict.Abandoned && watch.IsUp)
                return Stop.Time; // the run may have been cut short: nothing can be learned from it about others
            if (findings.Schedules == 1)
                watch.Until = Sooner(TimeSpan.MaxValue, budget.Time);
            if (findings.Worst is not null && failedAt == long.MaxValue)
            {
                failedAt = findings.Schedules;
                watch.Until = Sooner(watch.Until, (watch.Elapsed / 2) + (budget.Time / 2));
                strategy.Fail();
            }

            strategy.End(recorder.Run);
            findings.Contended = recorder.Run.Contended;
            watch.Tell(findings.Schedules);
        }

        return Stop.Complete;
    }

    // Before anything counts as proved: does the same schedule always end the same? Chance or time may have decided every run of a
    // small space, without ever leading a run astray.
    private static string? Doubt(IWorld world, Budget budget, Watch watch)
    {
        const int mostRuns = 6;
        var patience = TimeSpan.FromMilliseconds(50);
        var clock = Stopwatch.StartNew();
        (ulong Trace, string? End)? first = null;
        for (var run = 0; run < mostRuns && (run < 2 || clock.Elapsed < patience); run++)
        {
            var strategy = new Replay(Schedule.Empty);
            strategy.Begin();
            var recorder = new Recorder(strategy, budget.Depth, watch);
            try
            {
                var ending = RunOnce(world, strategy, recorder);
                var seen = (recorder.Run.Fingerprint, ending.Outcome ?? Words.Of(ending.Verdict));
                if (first is { } known && known != seen)
                {
                    return known.End == seen.Item2
                        ? "The same schedule took different steps: the program depends on time, chance or input, and cannot be explored."
                        : $"The same schedule ended with {known.End} and then with {seen.Item2}: the program depends on time, chance or input, and cannot be explored.";
                }

                first = seen;
            }
            catch (RunInvalidatedException exception)
            {
                return exception.Message;
            }
        }

        return null;
    }

    // A run that is given up hides what its threads would have done later, and threads whose turn never came. A few short random
    // ones let everybody begin: enough for the data race of two long loops.
    private static void Sample(IWorld world, Options options, Budget budget, Findings findings, Watch watch)
    {
        const int samples = 16;
        const int depth = 2_000;
        var walk = new RandomWalk(options.Seed);
        var recorder = new Recorder(walk, Math.Min(depth, budget.Depth), watch);
        for (var sample = 0; sample < samples && findings.Worst is null && walk.Begin() && !watch.IsUp; sample++)
        {
            try
            {
                findings.Add(RunOnce(world, walk, recorder), recorder);
                findings.Contended.UnionWith(recorder.Run.Contended);
            }
            catch (Exception exception) when (exception is RunInvalidatedException or NotDeterministicException)
            {
                return;
            }
        }
    }

    private static string Reason(IWorld world, Exception exception) => exception is NotDeterministicException different
        ? $"The same schedule came to {world.SiteOf(different.Found)} where it had come to {(world.SiteOf(different.Found) == world.SiteOf(different.Expected) ? "something else on that line" : world.SiteOf(different.Expected))}: the program depends on time, chance or input, and cannot be explored."
        : exception.Message;
}

/// <summary>Why an exploration came to its end.</summary>
internal enum Stop
{
    Complete,
    Schedules,
    Time,
    Failure,
    Unsupported,
}
