using System.Runtime.InteropServices;

namespace Threads.SharedMemory.Native;

/// <summary>
/// System calls for which the C library has no function, or none that this project may use: man 2 futex, membarrier, set_robust_list,
/// gettid. -1 means failure, and <see cref="Marshal.GetLastPInvokeError"/> says why. Linux only.
/// </summary>
internal static unsafe partial class SystemCalls
{
    // Between processes: without FUTEX_PRIVATE_FLAG.
    public const int FutexWait = 0;
    public const int FutexWake = 1;

    public const int BarrierQuery = 0;
    public const int BarrierGlobalExpedited = 2;
    public const int BarrierRegisterGlobalExpedited = 4;

    private static readonly bool _isArm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    private static long FutexNumber => _isArm ? 98 : 202;

    private static long BarrierNumber => _isArm ? 283 : 324;

    private static long RobustListNumber => _isArm ? 99 : 273;

    private static long ThreadNumber => _isArm ? 178 : 186;

    /// <summary>Sleeps while the word holds a value, until it is woken or the time is over. 0, or -1.</summary>
    public static long Wait(int* word, int seen, TimeSpec* limit) => Futex(FutexNumber, word, FutexWait, seen, limit, 0, 0);

    /// <summary>Wakes so many who sleep on the word. How many, or -1.</summary>
    public static long Wake(int* word, int count) => FutexWithoutTransition(FutexNumber, word, FutexWake, count, 0, 0, 0);

    /// <summary>Has every core that runs a registered process go through a full fence; or registers this one; or asks.</summary>
    public static long MemoryBarrier(int command) => Call(BarrierNumber, command, 0, 0);

    /// <summary>Tells the kernel where this thread keeps its list of locks.</summary>
    public static long SetRobustList(void* head, nuint bytes) => Call(RobustListNumber, (nint)head, (nint)bytes, 0);

    /// <summary>The number of this thread, as the kernel knows it.</summary>
    public static int Thread() => (int)Call(ThreadNumber, 0, 0, 0);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial long Futex(long number, int* word, int operation, int value, TimeSpec* limit, nint second, int third);

    // Waking does not block: no transition to preemptive mode is needed.
    [LibraryImport("libc", EntryPoint = "syscall")]
    [SuppressGCTransition]
    private static partial long FutexWithoutTransition(long number, int* word, int operation, int value, nint limit, nint second, int third);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial long Call(long number, nint first, nint second, nint third);
}

/// <summary><c>struct timespec</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct TimeSpec(TimeSpan time)
{
    private const int NanosecondsPerTick = 100;

    private readonly long _seconds = time.Ticks / TimeSpan.TicksPerSecond;
    private readonly long _nanoseconds = time.Ticks % TimeSpan.TicksPerSecond * NanosecondsPerTick;
}
