using System.Runtime.CompilerServices;

namespace Threads.Speedup.Workloads;

/// <summary>Each counts for itself, and shares nothing that the program's text shows: only the line in which the counters stand.</summary>
internal static unsafe class FalseSharing
{
    private const int Apart = 128 / sizeof(long);

    public static Workload Workload { get; } = new("false-sharing", "private counters, on one cache line or on several", "increments", 10_000_000, Prepare);

    private static Prepared Prepare(int size)
    {
        var counters = new Buffer<long>(Apart * 1024);
        return new Prepared(
            worker => Count(counters.Start, size),
            [
                new Variant("padded", "a line for each counter", worker => Count(counters.Start + (worker.Index * Apart), worker.To(size) - worker.From(size))),
                new Variant("same-line", "counters side by side", worker => Count(counters.Start + worker.Index, worker.To(size) - worker.From(size))),
            ],
            () => Sum(counters),
            default)
        {
            Reset = () => counters.All.Clear(),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count(long* counter, int times)
    {
        // Through a pointer each increment is made in memory, as a counter's that others watch must be: one instruction, not atomic.
        for (var i = 0; i < times; i++) (*counter)++;
    }

    private static double Sum(Buffer<long> counters)
    {
        var sum = 0L;
        foreach (var counter in counters.All) sum += counter;
        return sum;
    }
}
