using System.Runtime.CompilerServices;

namespace Threads.Speedup.Workloads;

/// <summary>How often each byte value occurs: four ways to share a table, from wrong to right.</summary>
internal static unsafe class Histogram
{
    private const int Values = 256;
    private const int Tables = 4; // the serial count uses four: equal neighbours would wait for each other's increments

    public static Workload Workload { get; } = new("histogram", "how often each byte value occurs", "values", 2 << 20, Prepare);

    private static Prepared Prepare(int size)
    {
        var bytes = new Buffer<byte>(size);
        new Random(3).NextBytes(bytes.All);
        var shared = new Buffer<int>(Values);
        var tables = new Buffer<int>(Values * Tables * 1024);
        var gate = new Lock();
        return new Prepared(
            worker => Private(bytes, shared, tables, worker),
            [
                new Variant("private", "each its own table, merged at the end", worker => Private(bytes, shared, tables, worker)),
                new Variant("atomic", "one table, Interlocked.Increment", worker => Atomic(bytes, shared, worker)),
                new Variant("locked", "one table, one lock", worker => Locked(bytes, shared, gate, worker)),
                new Variant("shared", "one table, nothing: a data race", worker => Shared(bytes, shared, worker)),
            ],
            () => Signature(shared),
            new Amount(size, 0, 0))
        {
            Reset = () => shared.All.Clear(),
        };
    }

    private static void Private(Buffer<byte> bytes, Buffer<int> shared, Buffer<int> tables, Worker worker)
    {
        var mine = tables.Start + (worker.Index * Values * Tables);
        new Span<int>(mine, Values * Tables).Clear();
        Count(bytes.Start + worker.From(bytes.Length), bytes.Start + worker.To(bytes.Length), mine, mine + Values, mine + (2 * Values), mine + (3 * Values));
        worker.Meet();
        for (var value = worker.From(Values); value < worker.To(Values); value++)
        {
            var sum = 0;
            for (var table = 0; table < worker.Count * Tables; table++) sum += tables.Start[(table * Values) + value];
            shared.Start[value] = sum;
        }
    }

    // The tables come one by one: the compiler would make one address of them, and work out each other one anew for every byte.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Count(byte* next, byte* end, int* first, int* second, int* third, int* fourth)
    {
        for (; next + 8 <= end; next += 8)
        {
            first[next[0]]++;
            second[next[1]]++;
            third[next[2]]++;
            fourth[next[3]]++;
            first[next[4]]++;
            second[next[5]]++;
            third[next[6]]++;
            fourth[next[7]]++;
        }

        for (; next < end; next++) first[*next]++;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Atomic(Buffer<byte> bytes, Buffer<int> shared, Worker worker)
    {
        foreach (var value in bytes.Of(worker)) Interlocked.Increment(ref shared.Start[value]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Locked(Buffer<byte> bytes, Buffer<int> shared, Lock gate, Worker worker)
    {
        foreach (var value in bytes.Of(worker))
        {
            lock (gate) shared.Start[value]++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Shared(Buffer<byte> bytes, Buffer<int> shared, Worker worker)
    {
        foreach (var value in bytes.Of(worker)) shared.Start[value]++;
    }

    private static double Signature(Buffer<int> shared)
    {
        double signature = 0;
        for (var value = 0; value < Values; value++) signature += (value + 1) * (double)shared[value];
        return signature;
    }
}
