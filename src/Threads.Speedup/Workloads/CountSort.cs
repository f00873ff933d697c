using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Threads.Speedup.Workloads;

/// <summary>
/// Sorts digits by counting them: a phase that reads and computes, and one that only writes. The two scale differently, and the
/// program as a whole scales as its parts do.
/// </summary>
internal static unsafe class CountSort
{
    private const int Digits = 10;
    private const int Apart = 32; // a worker's counts: two cache lines and more

    public static Workload Workload { get; } = new("countsort", "sorting digits by counting them", "values", 16 << 20, Prepare);

    private static Prepared Prepare(int size)
    {
        var (input, output, counts) = (new Buffer<int>(size), new Buffer<int>(size), new Buffer<long>(Apart * 1024));
        var random = new Random(2);
        foreach (ref var value in input.All) value = random.Next(Digits);
        return new Prepared(
            worker => Sort(input, output, counts, worker),
            [
                new Variant("both", "each counts its part of the input, then fills its part of the output", worker => Sort(input, output, counts, worker)),
                new Variant("count-only", "all count, the first fills", worker => CountOnly(input, output, counts, worker)),
            ],
            () => Signature(output),
            new Amount((double)size * sizeof(int), (double)size * sizeof(int), 0))
        {
            Phases = ["count", "fill"],
            Reset = () => output.All.Slice(size / 3, 64).Clear(), // so that last time's answer is not taken for this one's
        };
    }

    private static void Sort(Buffer<int> input, Buffer<int> output, Buffer<long> counts, Worker worker)
    {
        Count(input, counts, worker);
        worker.Meet();
        Fill(output, counts, worker.Count, worker.From(output.Length), worker.To(output.Length));
    }

    private static void CountOnly(Buffer<int> input, Buffer<int> output, Buffer<long> counts, Worker worker)
    {
        Count(input, counts, worker);
        worker.Meet();
        if (worker.Index == 0) Fill(output, counts, worker.Count, 0, output.Length);
    }

    private static void Count(Buffer<int> input, Buffer<long> counts, Worker worker)
    {
        var own = counts.All.Slice(worker.Index * Apart, Digits);
        own.Clear();
        Count(input.Start, worker.From(input.Length), worker.To(input.Length), own);
    }

    // Ten counters of six bits each in one word: a digit d adds 1 << 6d. Before a counter can overflow they are emptied.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count(int* values, int from, int to, Span<long> counts)
    {
        const int Most = 63;
        var i = from;
        if (Avx512F.IsSupported)
        {
            var one = Vector512.Create(1UL);
            while (to - i >= 16)
            {
                Vector512<ulong> first = default, second = default;
                for (var left = Math.Min(Most, (to - i) / 16); left > 0; left--, i += 16)
                {
                    var six = Vector512.Load(values + i) * 6;
                    first += Avx512F.ShiftLeftLogicalVariable(one, Vector512.WidenLower(six.AsUInt32()));
                    second += Avx512F.ShiftLeftLogicalVariable(one, Vector512.WidenUpper(six.AsUInt32()));
                }

                Empty(first, counts);
                Empty(second, counts);
            }
        }

        for (; i < to; i++) counts[values[i]]++;
    }

    private static void Empty(Vector512<ulong> packed, Span<long> counts)
    {
        for (var digit = 0; digit < Digits; digit++) counts[digit] += (long)Vector512.Sum((packed >>> (6 * digit)) & Vector512.Create(63UL));
    }

    // Where each digit goes follows from all counts together; each part of the output can be filled by itself.
    private static void Fill(Buffer<int> output, Buffer<long> counts, int workers, int from, int to)
    {
        var end = 0L;
        for (var digit = 0; digit < Digits; digit++)
        {
            var begin = end;
            for (var other = 0; other < workers; other++) end += counts[(other * Apart) + digit];
            var (first, last) = ((int)Math.Max(begin, from), (int)Math.Min(end, to));
            if (first < last) Streaming.Fill(output.Start, first, last, digit);
        }
    }

    private static double Signature(Buffer<int> output)
    {
        double signature = 0;
        for (var i = 0; i < output.Length; i++) signature += (i % 7 + 1) * (double)output[i];
        return signature;
    }
}
