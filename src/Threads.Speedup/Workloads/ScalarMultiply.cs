using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Threads.Speedup.Workloads;

/// <summary>A vector times a number, in place: a line is read, one multiplication for each number, a line is written.</summary>
internal static class ScalarMultiply
{
    private static int _factor = -1; // every element changes its sign in every run, so one that was forgotten shows

    public static Workload Workload { get; } = new("scalar", "a vector times a number", "values", 32 << 20, Prepare);

    private static Prepared Prepare(int size)
    {
        var values = new Buffer<int>(size);
        for (var i = 0; i < size; i++) values[i] = i % 100;
        return new Prepared(
            _ => Multiply(values.All),
            [
                new Variant("chunks", "each a chunk of neighbouring elements", worker => Multiply(values.Of(worker))),
                new Variant("in-turn", "elements dealt out like cards, one by one", worker => InTurn(values, worker)),
            ],
            () => Math.Abs((double)Sum(values)),
            new Amount((double)size * sizeof(int), (double)size * sizeof(int), 0));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(Span<int> values)
    {
        var factor = _factor;
        var whole = values.Length - (values.Length % Vector512<int>.Count);
        foreach (ref var vector in MemoryMarshal.Cast<int, Vector512<int>>(values[..whole])) vector *= factor;
        foreach (ref var value in values[whole..]) value *= factor;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void InTurn(Buffer<int> values, Worker worker)
    {
        var start = values.Start;
        var (length, step, factor) = (values.Length, worker.Count, _factor);
        for (var i = worker.Index; i < length; i += step) start[i] *= factor;
    }

    private static long Sum(Buffer<int> values)
    {
        var sum = 0L;
        foreach (var value in values.All) sum += value;
        return sum;
    }
}
