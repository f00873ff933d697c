using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Threads.Labs.Supervision;

/// <summary>
/// The processes that this one has started and that still run. When this one ends, by Ctrl-C too, they are killed with all
/// that they started. Thread-safe.
/// </summary>
public static class Children
{
    private static readonly HashSet<Process> Living = [];
    private static readonly Lock Gate = new(); // guards Living and _isWatching
    private static bool _isWatching;
    private static PosixSignalRegistration[] _signals = [];

    /// <summary>Starts a process that does not outlive this one.</summary>
    public static Process Start(ProcessStartInfo start)
    {
        lock (Gate)
        {
            Watch();
            var process = Process.Start(start)!;
            Living.Add(process);
            return process;
        }
    }

    /// <summary>Kills a process with all that it started, if it still runs, and waits until it is gone.</summary>
    public static void End(Process process)
    {
        ArgumentNullException.ThrowIfNull(process);
        lock (Gate)
            Living.Remove(process);
        try
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            process.WaitForExit(TimeSpan.FromSeconds(5));
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It has just ended by itself.
        }
        catch (IOException)
        {
            process.Kill(); // what it has started cannot be looked for: this process has no file left to open
        }
    }

    private static void Watch()
    {
        if (_isWatching) return;
        _isWatching = true;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => EndAll();
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];
    }

    private static void OnSignal(PosixSignalContext context)
    {
        EndAll(); // what follows is the default: the process ends
    }

    private static void EndAll()
    {
        Process[] living;
        lock (Gate)
            living = [.. Living];
        foreach (var process in living) End(process);
    }
}
