using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Threads.Speedup.Workloads;

/// <summary>Writes what will not be read soon.</summary>
internal static unsafe class Streaming
{
    /// <summary>
    /// Sets elements <paramref name="from"/> to <paramref name="to"/> - 1. Whole lines bypass the caches: an ordinary store would first read the
    /// line that it is about to overwrite.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(int* start, int from, int to, int value)
    {
        var i = from;
        for (; i < to && ((nint)(start + i) & 63) != 0; i++) start[i] = value;
        var vector = Vector512.Create(value);
        for (; i + 16 <= to; i += 16) Vector512.StoreAlignedNonTemporal(vector, start + i);
        for (; i < to; i++) start[i] = value;
        Thread.MemoryBarrier(); // non-temporal stores are ordered by a fence only
    }
}
