using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Threads.SharedMemory.Native;

namespace Threads.SharedMemory;

/// <summary>
/// A page of this process's own, and a copy of this process: <c>fork</c> gives the copy the same frames, and only a write makes two of
/// one. The copy can do one thing, write into the page; it ends when this is disposed, or with this process. Linux only; for one caller.
/// </summary>
public sealed unsafe class ForkedCopy : IDisposable
{
    // On a page that both share: what the copy is asked for, and that it was done.
    private const int Write = 1;
    private const int Done = 2;

    private readonly int _pageBytes = Environment.SystemPageSize;
    private readonly int* _command;
    private readonly int* _page;
    private int _process;

    /// <summary>Makes the page, writes into it, and makes the copy.</summary>
    /// <exception cref="SharedMemoryException">The system refuses.</exception>
    public ForkedCopy()
    {
        Platform.Require("fork");
        _command = (int*)Map(Posix.MapShared);
        _page = (int*)Map(Posix.MapPrivate);
        *_page = 1; // there is no frame before the first touch
        _process = Fork(_command, _page);
        if (_process < 0) throw SharedMemoryException.Of("fork", Errno.Again);
    }

    /// <summary>The page's address: the same in both processes.</summary>
    public nint Address => (nint)_page;

    /// <summary>The number of the copy's process.</summary>
    public int Process => _process;

    /// <summary>Has the copy write into its page, and waits until it has.</summary>
    /// <exception cref="SharedMemoryException">It did not within twenty seconds: it was killed.</exception>
    public void WriteInCopy()
    {
        Volatile.Write(ref *_command, Write);
        if (!SpinWait.SpinUntil(() => Volatile.Read(ref *_command) == Done, TimeSpan.FromSeconds(20)))
            throw new SharedMemoryException($"The copy, process {_process}, does not answer: it was killed or stopped.");
    }

    /// <summary>Ends the copy and gives the pages back.</summary>
    public void Dispose()
    {
        if (_process <= 0) return;
        _ = Processes.Signal(_process, Processes.Kill);
        int status;
        while (Processes.Await(_process, &status, 0) < 0 && Marshal.GetLastPInvokeError() == Errno.Interrupted)
        {
        }

        _process = 0;
        _ = Posix.Unmap((nint)_command, (nuint)_pageBytes);
        _ = Posix.Unmap((nint)_page, (nuint)_pageBytes);
    }

    // In the copy there is this thread only, and no runtime that could answer: nothing may be allocated, compiled or waited for. It never returns there.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int Fork(int* command, int* page)
    {
        var parent = Processes.Self();
        Bind(parent);
        var child = Processes.Fork();
        if (child != 0) return child;
        _ = Processes.Control(Processes.DieWithParent, Processes.Kill, 0, 0, 0);
        while (true)
        {
            if (Processes.Parent() != parent) _ = Processes.Signal(Processes.Self(), Processes.Kill);
            if (Volatile.Read(ref *command) == Write)
            {
                *page += 1;
                Volatile.Write(ref *command, Done);
            }

            _ = Processes.Sleep(500);
        }
    }

    private static void Bind(int self)
    {
        const int nothing = 0, asksForIt = 3; // PR_GET_DUMPABLE
        _ = Processes.Signal(self, nothing);
        _ = Processes.Sleep(0);
        _ = Processes.Parent();
        _ = Processes.Control(asksForIt, 0, 0, 0, 0);
    }

    private nint Map(int flags)
    {
        var at = Posix.Map(0, (nuint)_pageBytes, Posix.ProtectionRead | Posix.ProtectionWrite, flags | Posix.MapAnonymous, -1, 0);
        return at != -1 ? at : throw SharedMemoryException.Of("mmap", Marshal.GetLastPInvokeError());
    }
}
