using BenchmarkDotNet.Attributes;
using Threads.Exploration;

namespace Threads.Benchmarks;

/// <summary>How long it takes until the lost update of two tasks is found, world opened and report made. Several seeds make one measurement.</summary>
public class Counterexample
{
    private const int Seeds = 20;

    private Action _rewritten = null!;

    [GlobalSetup]
    public void Rewrite() => _rewritten = Subjects.Rewritten("LostUpdate");

    /// <summary>The whole space, and the schedule with the fewest preemptions.</summary>
    [Benchmark(OperationsPerInvoke = Seeds)]
    public void Exhaustive() => Find(Engine.Exhaustive, schedules: 1000);

    /// <summary>Twenty random schedules (each fails with probability over a third), and the one with the fewest preemptions.</summary>
    [Benchmark(OperationsPerInvoke = Seeds)]
    public void Random() => Find(Engine.Random, schedules: 20);

    /// <summary>Random schedules until the first fails.</summary>
    [Benchmark(OperationsPerInvoke = Seeds, Baseline = true)]
    public void Coyote()
    {
        for (var seed = 1u; seed <= Seeds; seed++)
        {
            if (Peer.FirstFailure(_rewritten, seed) == 0)
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
