using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Threads.Speedup.Workloads;

/// <summary>π by throwing darts at a square: hardly any memory, nothing shared but the number of hits.</summary>
internal static class MonteCarlo
{
    private const int Lanes = 16;
    private const int Block = 1 << 16; // darts from one seed: a block's hits do not depend on who throws it

    public static Workload Workload { get; } = new("pi", "π by Monte Carlo", "darts", 20_000_000, Prepare) { LeastSize = Block };

    private static Prepared Prepare(int size)
    {
        var blocks = Math.Max(1, size / Block);
        var hits = 0L;
        return new Prepared(
            _ => hits = Throw(0, blocks),
            [
                new Variant("own", "each its own hits, added once", worker => Interlocked.Add(ref hits, Throw(worker.From(blocks), worker.To(blocks)))),
                new Variant("atomic", "one number of hits, Interlocked.Add for every sixteen darts", worker => ThrowShared(worker.From(blocks), worker.To(blocks), ref hits)),
            ],
            () => 4.0 * Volatile.Read(ref hits) / ((double)blocks * Block),
            new Amount(0, 0, 0))
        {
            Reset = () => hits = 0,
        };
    }

    // Two streams, since each number waits for the one before it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Throw(int from, int to)
    {
        Span<uint> seeds = stackalloc uint[2 * Lanes];
        var all = 0L;
        for (var block = from; block < to; block++)
        {
            Seed(seeds, block);
            var (first, second) = (Vector512.Create<uint>(seeds), Vector512.Create<uint>(seeds[Lanes..]));
            Vector512<int> hits = default, others = default;
            for (var dart = 0; dart < Block; dart += 2 * Lanes)
            {
                var (x, y) = (Next(first), Next(second));
                first = Next(x);
                second = Next(y);
                hits -= Hit(x, first);
                others -= Hit(y, second);
            }

            all += Vector512.Sum(hits + others);
        }

        return all;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ThrowShared(int from, int to, ref long hits)
    {
        Span<uint> seeds = stackalloc uint[2 * Lanes];
        for (var block = from; block < to; block++)
        {
            Seed(seeds, block);
            var (first, second) = (Vector512.Create<uint>(seeds), Vector512.Create<uint>(seeds[Lanes..]));
            for (var dart = 0; dart < Block; dart += 2 * Lanes)
            {
                var (x, y) = (Next(first), Next(second));
                first = Next(x);
                second = Next(y);
                Interlocked.Add(ref hits, -Vector512.Sum(Hit(x, first)));
                Interlocked.Add(ref hits, -Vector512.Sum(Hit(y, second)));
            }
        }
    }

    /// <summary>A dart in each lane: -1 where it hits the quarter of the circle, 0 elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Hit(Vector512<uint> across, Vector512<uint> up)
    {
        var x = Vector512.ConvertToSingle((across >>> 8).AsInt32());
        var y = Vector512.ConvertToSingle((up >>> 8).AsInt32());
        return Vector512.LessThan(Vector512.FusedMultiplyAdd(x, x, y * y), Vector512.Create(281474976710656f)).AsInt32(); // (2^24)²
    }

    // Xorshift: G. Marsaglia, Xorshift RNGs, 2003.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Next(Vector512<uint> state)
    {
        state ^= state << 13;
        state ^= state >>> 17;
        return state ^ (state << 5);
    }

    private static void Seed(Span<uint> seeds, int block)
    {
        for (var lane = 0; lane < seeds.Length; lane++) seeds[lane] = Mix((uint)((block * seeds.Length) + lane + 1));
    }

    // The finaliser of MurmurHash3 (A. Appleby): neighbouring numbers become seeds that have nothing in common; 0 comes of 0 only.
    private static uint Mix(uint z)
    {
        z = (z ^ (z >> 16)) * 0x85EBCA6B;
        z = (z ^ (z >> 13)) * 0xC2B2AE35;
        return z ^ (z >> 16);
    }
}
