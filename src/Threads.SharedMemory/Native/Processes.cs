using System.Runtime.InteropServices;

namespace Threads.SharedMemory.Native;

/// <summary>
/// What a process that was forked off a managed one may call (man 2 fork, kill, getppid, prctl; man 3 usleep). It has one
/// thread only, and nobody to wait for: no call of it may need the runtime. So none leaves the runtime's mode, and each is called once before the fork,
/// which binds it. Beside them what a process says of itself and of its children (man 2 signal, setrlimit, waitpid). Linux only.
/// </summary>
internal static partial class Processes
{
    public const int Kill = 9;
    public const int DieWithParent = 1;

    [LibraryImport("libc", EntryPoint = "fork")]
    [SuppressGCTransition]
    public static partial int Fork();

    [LibraryImport("libc", EntryPoint = "kill")]
    [SuppressGCTransition]
    public static partial int Signal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "usleep")]
    [SuppressGCTransition]
    public static partial int Sleep(uint microseconds);

    [LibraryImport("libc", EntryPoint = "getppid")]
    [SuppressGCTransition]
    public static partial int Parent();

    [LibraryImport("libc", EntryPoint = "getpid")]
    [SuppressGCTransition]
    public static partial int Self();

    [LibraryImport("libc", EntryPoint = "prctl")]
    [SuppressGCTransition]
    public static partial int Control(int option, nuint first, nuint second, nuint third, nuint fourth);

    /// <summary>What becomes of a signal (man 2 signal): 0 for what the system does by itself.</summary>
    [LibraryImport("libc", EntryPoint = "signal")]
    public static partial nint OnSignal(int signal, nint handler);

    /// <summary>What this process may use at most (man 2 setrlimit): a soft and a hard limit.</summary>
    [LibraryImport("libc", EntryPoint = "setrlimit")]
    public static unsafe partial int SetLimit(int resource, ulong* limits);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    public static unsafe partial int Await(int process, int* status, int options);
}
