using Microsoft.Coyote;
using Threads.Exploration;

namespace Threads.Coyote;

/// <summary>Options in Coyote's terms.</summary>
internal static class Settings
{
    // Where a strategy is unfair, Coyote gives way to chance after so many steps of a run: a spinning thread is not preferred for ever.
    private const uint MaxUnfairSteps = 1_000;

    // Code between two steps takes the time it takes; the supervisor sees to hangs.
    private const uint DeadlockTimeoutMilliseconds = 3_600_000;

    /// <summary>Coyote's configuration for as many iterations as the explorer wants.</summary>
    public static Configuration Of(Options options)
    {
        var configuration = Common().WithTestingIterations(uint.MaxValue).WithRandomGeneratorSeed(unchecked((uint)(options.Seed ^ options.Seed >> 32)));
        return options.Coyote switch
        {
            CoyoteStrategy.Random => configuration.WithRandomStrategy(),
            CoyoteStrategy.Probabilistic => configuration.WithProbabilisticStrategy(),
            CoyoteStrategy.Prioritization => configuration.WithPrioritizationStrategy(isFair: true),
            CoyoteStrategy.DelayBounding => configuration.WithDelayBoundingStrategy(isFair: true),
            CoyoteStrategy.QLearning => configuration.WithQLearningStrategy().WithMaxSchedulingSteps(0, 0),
            CoyoteStrategy.Portfolio => configuration,
            _ => throw new InvalidInputException($"Coyote has no strategy {options.Coyote}."),
        };
    }

    /// <summary>Coyote's name for a strategy: <c>delay-bounding</c>.</summary>
    public static string NameOf(CoyoteStrategy strategy) => strategy switch
    {
        CoyoteStrategy.DelayBounding => "delay-bounding",
        CoyoteStrategy.QLearning => "q-learning",
        _ => strategy.ToString().ToLowerInvariant(),
    };

    /// <summary>Coyote's configuration that repeats the run of a trace.</summary>
    public static Configuration Replaying(string trace) => Common().WithTestingIterations(1).WithReproducibleTrace(trace);

    private static Configuration Common() => Configuration.Create()
        .WithTelemetryEnabled(false)
        .WithTraceAnalysisEnabled(false)
        .WithDeadlockTimeout(DeadlockTimeoutMilliseconds)
        .WithMaxSchedulingSteps(MaxUnfairSteps, int.MaxValue);
}
