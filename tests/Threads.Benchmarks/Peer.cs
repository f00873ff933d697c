using Microsoft.Coyote;
using Microsoft.Coyote.Logging;
using Microsoft.Coyote.SystematicTesting;

namespace Threads.Benchmarks;

/// <summary>Microsoft Coyote, in this process, on programs that its own tool has rewritten.</summary>
internal static class Peer
{
    /// <summary>Runs so many schedules of a program, as fast as Coyote can: its random strategy, no logs, no stop at a failure.</summary>
    public static int Schedules(Action program, int count) =>
        Run(program, Quiet((uint)count).WithRandomStrategy().WithTestIterationsRunToCompletion());

    /// <summary>Runs schedules until the first fails. Plain fields interleave only when memory accesses are asked for.</summary>
    public static int FirstFailure(Action program, uint seed) =>
        Run(program, Quiet(100_000).WithRandomStrategy().WithRandomGeneratorSeed(seed).WithMemoryAccessRaceCheckingEnabled());

    private static Configuration Quiet(uint schedules) => Configuration.Create()
        .WithTestingIterations(schedules)
        .WithTelemetryEnabled(false)
        .WithVerbosityEnabled(VerbosityLevel.None);

    // Returns the number of failures.
    private static int Run(Action program, Configuration configuration)
    {
        using var engine = TestingEngine.Create(configuration, program);
        engine.Run();
        return engine.TestReport.NumOfFoundBugs;
    }
}
