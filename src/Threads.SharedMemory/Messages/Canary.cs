using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Threads.SharedMemory.Messages;

/// <summary>
/// One cache line that goes to and fro between two cores: the least that any message there and back can take, and the sign of how far apart
/// the host has put the cores just now. For two threads.
/// </summary>
internal static class Canary
{
    /// <summary>Below, the cores share a cache; above, they do not. In nanoseconds there and back.</summary>
    public const double NearLimit = 250;

    /// <summary>Sends the line there and back.</summary>
    /// <returns>Nanoseconds for one round.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Ping(ref long there, ref long back, int rounds)
    {
        var done = back; // between two times both words are the same
        var start = Stopwatch.GetTimestamp();
        for (var round = done + 1; round <= done + rounds; round++)
        {
            Volatile.Write(ref there, round);
            Await(ref back, round);
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / rounds;
    }

    /// <summary>Sends it back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pong(ref long there, ref long back, int rounds)
    {
        var done = back;
        for (var round = done + 1; round <= done + rounds; round++)
        {
            Await(ref there, round);
            Volatile.Write(ref back, round);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Await(ref long word, long value)
    {
        for (var looks = 1L; Volatile.Read(ref word) != value; looks++)
        {
            if (X86Base.IsSupported) X86Base.Pause();
            if (looks % (1 << 26) == 0) throw new SharedMemoryException("The other process does not answer: it was killed or stopped.");
        }
    }
}
