using System.Numerics.Tensors;

namespace Threads.Speedup.Workloads;

/// <summary>The sum of an array: nothing but reading. What limits it is how fast memory delivers.</summary>
internal static class ArraySum
{
    // Totals of workers must not share a line, nor the pair of lines that is fetched together.
    private const int Apart = 128 / sizeof(long);

    public static Workload Workload { get; } = new("sum", "the sum of an array", "values", 32 << 20, Prepare);

    private static Prepared Prepare(int size)
    {
        var values = new Buffer<int>(size);
        var random = new Random(1);
        foreach (ref var value in values.All) value = random.Next(-50, 51);
        var totals = new Buffer<long>(Apart * 1024);
        return new Prepared(
            _ => totals[0] = TensorPrimitives.Sum<int>(values.All),
            [
                new Variant("own", "each its own total, added up at the end", worker => Own(values, totals, worker)),
                new Variant("neighbours", "each adds to its place in a table of totals, number by number", worker => Neighbours(values, totals, worker)),
            ],
            () => totals[0],
            new Amount((double)size * sizeof(int), 0, 0));
    }

    private static void Own(Buffer<int> values, Buffer<long> totals, Worker worker)
    {
        totals[worker.Index * Apart] = TensorPrimitives.Sum<int>(values.Of(worker));
        worker.Meet();
        if (worker.Index > 0) return;
        for (var other = 1; other < worker.Count; other++) totals[0] += totals[other * Apart];
    }

    private static void Neighbours(Buffer<int> values, Buffer<long> totals, Worker worker)
    {
        ref var total = ref totals[worker.Index];
        total = 0;
        foreach (var value in values.Of(worker)) Volatile.Write(ref total, total + value); // as a compiler leaves it that sees no more than one line
        worker.Meet();
        if (worker.Index > 0) return;
        for (var other = 1; other < worker.Count; other++) totals[0] += totals[other];
    }
}
