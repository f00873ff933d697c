using Threads.SharedMemory.Native;

namespace Threads.SharedMemory.Messages;

/// <summary>Where a thread runs, and how often it has slept (man 2 sched_setaffinity, getrusage).</summary>
internal static unsafe class Cores
{
    private const int MaskBytes = 128;

    /// <summary>The cores that this thread may use, in ascending order.</summary>
    public static IReadOnlyList<int> Allowed()
    {
        var mask = stackalloc byte[MaskBytes];
        if (Posix.GetAffinity(0, MaskBytes, mask) < 0) return [];
        var allowed = new List<int>();
        for (var core = 0; core < MaskBytes * 8; core++)
            if ((mask[core / 8] & (1 << (core % 8))) != 0) allowed.Add(core);
        return allowed;
    }

    /// <summary>Keeps this thread on a core; nothing happens for -1.</summary>
    public static void Pin(int core)
    {
        if (core < 0) return;
        var mask = stackalloc byte[MaskBytes];
        new Span<byte>(mask, MaskBytes).Clear();
        mask[core / 8] = (byte)(1 << (core % 8));
        _ = Posix.SetAffinity(0, MaskBytes, mask);
    }

    /// <summary>How often this thread gave up its core of its own accord: it slept.</summary>
    public static long Sleeps()
    {
        const int thisThread = 1, voluntarySwitches = 16, words = 18;
        var usage = stackalloc long[words];
        return Posix.Usage(thisThread, usage) == 0 ? usage[voluntarySwitches] : 0;
    }
}
