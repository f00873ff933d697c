using System.Runtime.InteropServices;

// Native calls go to the C library of the system, wherever the system keeps it.
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace Threads.Speedup.Native;

/// <summary>Which processors a thread may run on. Linux only (man 2 sched_setaffinity); elsewhere nothing is pinned.</summary>
internal static unsafe partial class Affinity
{
    private const int MaskBytes = 128;

    /// <summary>Lets the calling thread run on some processors and no others. Threads that it starts inherit that: only workers call it.</summary>
    /// <returns>Whether the system did it.</returns>
    public static bool Allow(IReadOnlyList<int> cores)
    {
        if (!OperatingSystem.IsLinux()) return false;
        var mask = stackalloc byte[MaskBytes];
        new Span<byte>(mask, MaskBytes).Clear();
        foreach (var core in cores) mask[core / 8] |= (byte)(1 << (core % 8));
        return SetAffinity(0, MaskBytes, mask) == 0;
    }

    /// <summary>The processors on which this process's first thread may run, ascending; numbered from 0 where the system does not say.</summary>
    public static IReadOnlyList<int> Cores()
    {
        var mask = stackalloc byte[MaskBytes];
        if (!OperatingSystem.IsLinux() || GetAffinity(Environment.ProcessId, MaskBytes, mask) < 0) return [.. Enumerable.Range(0, Environment.ProcessorCount)];
        var cores = new List<int>();
        for (var core = 0; core < MaskBytes * 8; core++)
        {
            if ((mask[core / 8] & (1 << (core % 8))) != 0) cores.Add(core);
        }

        return cores;
    }

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nint bytes, byte* mask);

    [LibraryImport("libc", EntryPoint = "sched_getaffinity")]
    private static partial int GetAffinity(int thread, nint bytes, byte* mask);
}
