using Locking.Solutions;
using Threads.Speedup;
using Threads.Speedup.Locks;

namespace Threads.Benchmarks.Locks;

/// <summary>
/// Every lock of lab 07 and of .NET, by one thread, by two on a core each, and by four on two cores; those of the lab beside the same in C. In
/// each round every figure is taken once; medians over the rounds. The share of acquisitions that changed threads stands beside each.
/// </summary>
internal sealed class LockBenchmark
{
    private const int Alone = 500_000;
    private const int Contended = 100_000;

    // Where threads take turns on a core, few are enough to see what that costs.
    private const int Crowded = 20_000;

    // A method is compiled again, with everything inlined that is worth it, when it was called some thirty times, and once more when that was counted.
    private const int WarmUps = 4;
    private const int CallsEach = 40;
    private const int Short = 500;
    private static readonly TimeSpan Compiling = TimeSpan.FromMilliseconds(500);

    private static readonly (string Name, string? InC, int MostThreads, Func<Team, int, int, LockCost> Run)[] Locks =
    [
        ("test-and-set", "test-and-set", 4, (team, threads, times) => LockLoop.Run(team, threads, times, new TestAndSetGate(new TestAndSet()))),
        ("test-and-test-and-set", "test-and-test-and-set", 4, (team, threads, times) => LockLoop.Run(team, threads, times, new TestAndTestAndSetGate(new TestAndTestAndSet()))),
        ("ticket", "ticket", 3, (team, threads, times) => LockLoop.Run(team, threads, times, new TicketGate(new Ticket()))),
        ("peterson", "peterson", 2, (team, threads, times) => LockLoop.Run(team, threads, times, new PetersonGate(new Peterson()))),
        ("bakery", "bakery", 3, (team, threads, times) => LockLoop.Run(team, threads, times, new BakeryGate(new Bakery()))),
        ("clh", "clh", 3, (team, threads, times) => LockLoop.Run(team, threads, times, new ClhGate(new Clh()))),
        ("mcs", "mcs", 3, (team, threads, times) => LockLoop.Run(team, threads, times, new McsGate(new Mcs()))),
        ("ParkingLock", "mutex", 4, (team, threads, times) =>
        {
            using var gate = new ParkingLock();
            return LockLoop.Run(team, threads, times, new ParkingGate(gate));
        }),
        ("lock (object)", null, 4, (team, threads, times) => LockLoop.Run(team, threads, times, new MonitorGate(new object()))),
        ("Lock", null, 4, (team, threads, times) => LockLoop.Run(team, threads, times, new LockGate(new Lock()))),
        ("SpinLock", null, 4, (team, threads, times) => LockLoop.Run(team, threads, times, new SpinGate(new SpinGate.Holder()))),
        ("SemaphoreSlim", null, 4, (team, threads, times) =>
        {
            using var gate = new SemaphoreSlim(1);
            return LockLoop.Run(team, threads, times, new SemaphoreGate(gate));
        }),
        ("Interlocked.Increment", "fetch-add", 4, LockLoop.RunAtomic),
    ];

    private static readonly int[] ThreadCounts = [1, 2, 4];

    private readonly Dictionary<(string Name, int Threads), List<LockCost>> _costs = [];

    public static void Run(int rounds)
    {
        using var team = new Team(4);
        using var peer = NativePeer.TryStart("locks.c", "-pthread");
        var measured = new LockBenchmark();

        WarmUp(team);
        for (var round = 1; round <= rounds; round++)
        {
            Console.Error.Write($"\rround {round} of {rounds} ");
            measured.Round(team, peer);
        }

        Console.Error.WriteLine();
        measured.Write(Console.Out);
    }

    private static void WarmUp(Team team)
    {
        for (var i = 0; i < WarmUps; i++)
        {
            for (var call = 0; call < CallsEach; call++)
            {
                // Mostly alone, as locks are used; sometimes two, so that waiting is compiled as well.
                foreach (var (_, _, _, run) in Locks) run(team, call % 4 == 0 ? 2 : 1, Short);
            }

            Thread.Sleep(Compiling);
        }
    }

    private void Round(Team team, NativePeer? peer)
    {
        foreach (var (name, inC, most, run) in Locks)
        {
            foreach (var threads in ThreadCounts.Where(threads => threads <= most))
            {
                Add((name, threads), run(team, threads, Times(threads)));
                if (inC is not null && peer?.Ask($"{inC} {threads} {Times(threads)}") is [var nanoseconds, var handed, ..]) Add(($"C {name}", threads), new LockCost(nanoseconds, handed));
            }
        }
    }

    private static int Times(int threads) => threads == 1 ? Alone : threads == 2 ? Contended : Crowded;

    private void Add((string Name, int Threads) key, LockCost cost)
    {
        if (!_costs.TryGetValue(key, out var costs)) _costs[key] = costs = [];
        costs.Add(cost);
    }

    private void Write(TextWriter to)
    {
        to.WriteLine("| ns an acquisition (share that changed threads) | alone | alone, C | two threads | two threads, C | four on two cores |");
        to.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (name, _, _, _) in Locks)
            to.WriteLine($"| {name} | {Text(name, 1)} | {Text("C " + name, 1)} | {Text(name, 2)} | {Text("C " + name, 2)} | {Text(name, 4)} |");
    }

    private string Text(string name, int threads)
    {
        if (!_costs.TryGetValue((name, threads), out var costs)) return "";
        var handed = costs.Where(cost => double.IsFinite(cost.HandedOff)).Select(cost => cost.HandedOff).ToList();
        var share = threads > 1 && handed.Count > 0 && !name.Contains("Interlocked", StringComparison.Ordinal) ? $" ({Quantiles.Median(handed):P0})" : "";
        return $"{Quantiles.Median([.. costs.Select(cost => cost.Nanoseconds)]):0.0}{share}";
    }
}
