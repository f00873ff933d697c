using BenchmarkDotNet.Attributes;
using Threads.Exploration;

namespace Threads.Benchmarks;

/// <summary>How long one schedule takes: the same program, two or four threads, in each engine.</summary>
public class Schedules
{
    private const int Many = 4000;
    private const int Few = 400;

    private Action _rewritten = null!;

    [Params("TwoTasks", "TwoThreads", "FourTasks", "FourThreads")]
    public string Program { get; set; } = "";

    [GlobalSetup]
    public void Rewrite() => _rewritten = Subjects.Rewritten(Program);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Random() => Explore(Engine.Random);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Pct() => Explore(Engine.Pct);

    [Benchmark(OperationsPerInvoke = Many)]
    public void Exhaustive() => Explore(Engine.Exhaustive);

    [Benchmark(OperationsPerInvoke = Few, Baseline = true)]
    public void Coyote()
    {
        if (Peer.Schedules(_rewritten, Few) != 0)
            throw new InvalidOperationException("Coyote reports a failure where there is none.");
    }

    // A space that is soon explored is explored again and again: opening the world counts, too.
    private void Explore(Engine engine)
    {
        for (var left = (long)Many; left > 0;)
        {
            var found = Explorer.Explore(Subjects.World(Program), new Options(engine, Seed: (ulong)left, Budget: new Budget(left)));
            if (found.Verdict != Verdict.Pass)
                throw new InvalidOperationException($"{engine} reports {found.Verdict} where there is none.");
            left -= found.Schedules;
        }
    }
}
