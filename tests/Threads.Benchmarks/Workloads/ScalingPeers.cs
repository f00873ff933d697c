using Threads.Speedup.Workloads;

namespace Threads.Benchmarks.Workloads;

using Threads.Speedup; // here, so that its Case comes before the benchmarks' own

/// <summary>
/// Our workloads beside the same in C with OpenMP, in pairs: in each round every workload runs in both, with one thread and with two, in an order of
/// chance, between two songs of the canary. Both have pinned workers that stay, and clocks inside them.
/// </summary>
internal sealed class ScalingPeers(Team team, Probes probes, NativePeer peer)
{
    private const int WarmUps = 2;

    // Our serial program, ours and C's with threads.
    private static readonly Case[] Cases = [Case.Baseline, new("ours", 1), new("ours", 2), new("C", 1), new("C", 2)];

    // OpenMP's workers spin for a while when they are done: they must be asleep before ours begin.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(15);

    private readonly Canary _canary = new(team);
    private readonly Dictionary<Workload, List<Sample>> _samples = Catalogue.All.ToDictionary(workload => workload, _ => new List<Sample>());
    private readonly List<ProbeSample> _limits = [];
    private readonly List<Sample> _stream = []; // STREAM's triad in C, with one thread and with two

    public static void Run(int rounds)
    {
        using var team = new Team(2);
        using var probes = new Probes(team);
        using var peer = NativePeer.TryStart("peers.c", "-fopenmp", "-lm");
        if (peer is null)
        {
            Console.WriteLine("There is no gcc here: nothing to compare with.");
            return;
        }

        var measured = new ScalingPeers(team, probes, peer);
        for (var round = 0; round < rounds; round++)
        {
            Console.Error.Write($"\rround {round + 1} of {rounds} ");
            measured.Round(round);
        }

        Console.Error.WriteLine();
        ScalingTable.Write(measured._samples, new Limits(measured._limits), measured._stream, Console.Out);
    }

    private void Round(int round)
    {
        foreach (var workload in Catalogue.All)
        {
            var program = workload.Prepare(workload.DefaultSize);
            foreach (var one in Cases)
            {
                for (var i = 0; i < WarmUps; i++) Time(workload, program, one);
            }

            var order = Cases.ToArray();
            new Random(round).Shuffle(order);
            foreach (var one in order) _samples[workload].Add(Sung(round, one, () => Time(workload, program, one)));
            GC.Collect(); // its arrays go before the next one's come
        }

        for (var i = 0; i < WarmUps; i++) Ask("stream", 2);
        foreach (var one in new[] { Case.Baseline, new Case("stream", 2) }) _stream.Add(Sung(round, one, () => Ask("stream", one.Threads)));
        foreach (var limit in Enum.GetValues<Limit>())
        {
            foreach (var threads in Enumerable.Range(1, 2))
                _limits.Add(new ProbeSample(limit, Sung(round, new Case(limit.ToString(), threads), () => team.Run(threads, worker => probes.Run(limit, worker)))));
        }
    }

    private TeamRun Time(Workload workload, Prepared program, Case one)
    {
        if (one.Variant == "C")
            return Ask(workload.Name, one.Threads);
        program.Reset?.Invoke();
        return team.Run(one.Threads, one.IsBaseline ? program.Serial : program.Variants[0].Work);
    }

    private TeamRun Ask(string program, int threads)
    {
        var seconds = peer.Ask($"{program} {threads}")[0];
        Thread.Sleep(Settling);
        return new TeamRun(seconds, 1, null, []);
    }

    private Sample Sung(int round, Case one, Func<TeamRun> time)
    {
        var before = _canary.Sing() ?? 1;
        var run = time();
        var after = _canary.Sing() ?? 1;
        return new Sample(round, one, run.Seconds)
        {
            Canary = Math.Max(before, after),
            IsSteady = Math.Max(before, after) <= CanaryGroups.Apart * Math.Min(before, after),
            Others = run.Others,
        };
    }
}
