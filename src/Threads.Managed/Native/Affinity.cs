using System.Runtime.InteropServices;

namespace Threads.Managed.Native;

/// <summary>
/// Keeps the calling thread on one core. Threads that take turns hand over fastest where no other core must be woken; threads
/// that are to meet run on a core each.
/// Linux only (man 2 sched_setaffinity); elsewhere nothing happens.
/// </summary>
internal static unsafe partial class Affinity
{
    private const int MaskBytes = 128;

    /// <summary>Pins the calling thread to the core on which it runs now.</summary>
    /// <returns>That core, or -1 when the system does not allow it.</returns>
    public static int PinHere()
    {
        if (!OperatingSystem.IsLinux())
            return -1;
        var core = CurrentCore();
        return core >= 0 && Pin(core) ? core : -1;
    }

    /// <summary>Pins the calling thread to a core; -1 does nothing.</summary>
    public static bool Pin(int core)
    {
        if (core < 0 || core >= MaskBytes * 8)
            return false;
        var mask = stackalloc byte[MaskBytes];
        new Span<byte>(mask, MaskBytes).Clear();
        mask[core / 8] = (byte)(1 << (core % 8));
        return SetAffinity(0, MaskBytes, mask) == 0;
    }

    /// <summary>
    /// The cores on which this process may run, in ascending order; empty when unknown. Asks its first thread: the calling one may
    /// be pinned, or have been started by one that was, whose cores it has then.
    /// </summary>
    public static IReadOnlyList<int> Cores()
    {
        if (SaveOf(Environment.ProcessId) is not { } mask)
            return [];
        return [.. Enumerable.Range(0, MaskBytes * 8).Where(core => (mask[core / 8] & (1 << (core % 8))) != 0)];
    }

    /// <summary>The calling thread's cores, to be given back to <see cref="Restore"/>; null when unknown.</summary>
    public static byte[]? Save() => SaveOf(0);

    /// <summary>Gives the calling thread its cores back.</summary>
    public static void Restore(byte[]? saved)
    {
        if (saved is null)
            return;
        fixed (byte* mask = saved)
            _ = SetAffinity(0, MaskBytes, mask);
    }

    private static byte[]? SaveOf(int thread)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var saved = new byte[MaskBytes];
        fixed (byte* mask = saved)
            return GetAffinity(thread, MaskBytes, mask) >= 0 ? saved : null;
    }

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nint bytes, byte* mask);

    [LibraryImport("libc", EntryPoint = "sched_getaffinity")]
    private static partial int GetAffinity(int thread, nint bytes, byte* mask);

    [LibraryImport("libc", EntryPoint = "sched_getcpu")]
    private static partial int CurrentCore();
}
