using BenchmarkDotNet.Attributes;
using Threads.Exploration;

namespace Threads.Benchmarks;

/// <summary>How long it takes until the lost update of two tasks is found, world opened and report made. Several seeds make one measurement.</summary>
public class Counterexample
{
    private const int Seeds = 20;
    private const int SlowSeeds = 2;

    private Action _rewritten = null!;

    [GlobalSetup]
    public void Rewrite() => _rewritten = Subjects.Rewritten("LostUpdate");

    /// <summary>The whole space, and the schedule with the fewest preemptions.</summary>
    [Benchmark(OperationsPerInvoke = Seeds)]
    public void Exhaustive() => Find(Engine.Exhaustive, schedules: 1000);

    /// <summary>Twenty random schedules (each fails with probability over a third), and the one with the fewest preemptions.</summary>
    [Benchmark(OperationsPerInvoke = Seeds)]
    public void Random() => Find(Engine.Random, schedules: 20);

    /// <summary>Random schedules until the first fails. Most of the time Coyote waits for its deadlock time-out to pass.</summary>
    [Benchmark(OperationsPerInvoke = SlowSeeds, Baseline = true)]
    public void Coyote() => FindWithCoyote(SlowSeeds, null);

    /// <summary>The same with a time-out so short (ten milliseconds instead of a second) that a slow machine sees deadlocks where none are.</summary>
    [Benchmark(OperationsPerInvoke = Seeds)]
    public void CoyoteImpatient() => FindWithCoyote(Seeds, 10);

    private void FindWithCoyote(uint seeds, uint? deadlockMilliseconds)
    {
        for (var seed = 1u; seed <= seeds; seed++)
        {
            if (Peer.FirstFailure(_rewritten, seed, deadlockMilliseconds) == 0)
                throw new InvalidOperationException("Coyote finds no lost update.");
        }
    }

    private static void Find(Engine engine, long schedules)
    {
        for (var seed = 1u; seed <= Seeds; seed++)
        {
            var found = Explorer.Explore(Subjects.World("LostUpdate"), new Options(engine, Seed: seed, Budget: new Budget(schedules)));
            if (found.Verdict != Verdict.LostUpdate)
                throw new InvalidOperationException($"{engine} reports {found.Verdict}, not the lost update.");
        }
    }
}
