using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Threads.SharedMemory.Messages;

/// <summary>How long this core takes to copy a message once, from its own cache to its own cache: no way of passing it on can do with less than that.</summary>
internal static class MemoryCopy
{
    /// <summary>Copies again and again for about so long.</summary>
    /// <returns>The least nanoseconds for one copy, of ten times.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Nanoseconds(int bytes, TimeSpan time)
    {
        var (from, to) = (new byte[bytes], new byte[bytes]);
        var rounds = Math.Max(1, (int)Math.Min(1_000_000, time.TotalNanoseconds / 10 / (1 + (bytes / 32.0))));
        var least = double.PositiveInfinity;
        for (var turn = 0; turn < 10; turn++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var round = 0; round < rounds; round++) from.AsSpan().CopyTo(to);
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalNanoseconds / rounds);
        }

        return least;
    }
}
