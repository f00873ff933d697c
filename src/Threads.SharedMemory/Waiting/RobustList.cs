using System.Runtime.InteropServices;
using Threads.SharedMemory.Native;

namespace Threads.SharedMemory;

/// <summary>
/// The locks that a thread holds, in the form in which the kernel walks them when the thread dies (man 2 set_robust_list): it marks each whose
/// word still has the thread's number, and wakes one who waits for it. A list for each thread; the thread alone uses it.
/// </summary>
/// <remarks>
/// A lock's node, the address of the next, lies in shared memory behind its word, where a hostile partner can write it. So nothing is ever
/// read from it here: which locks are held, and in which order, is kept in the process's own memory. This replaces the C library's list of the
/// thread, which robust mutexes of pthreads would need; the runtime has none.
/// </remarks>
internal static unsafe class RobustList
{
    /// <summary>Bytes from a lock's word to its node.</summary>
    public const int NodeOffset = 8;

    /// <summary>Most locks that a thread can hold at once.</summary>
    public const int MostHeld = 64;

    // Lives until the kernel has walked it, at the very end of the thread: never freed, 40 bytes a thread that ever took a lock.
    [ThreadStatic]
    private static Head* _head;

    [ThreadStatic]
    private static nint[]? _held;

    [ThreadStatic]
    private static int _count;

    /// <exception cref="SharedMemoryException">The thread holds as many as it may, and this one is not among them: it must not be taken.</exception>
    public static void Begin(nint word)
    {
        var head = Mine();
        if (_count == MostHeld && Array.IndexOf(_held!, word) < 0) throw new SharedMemoryException($"A thread holds at most {MostHeld} shared locks at once.");
        head->Pending = word + NodeOffset;
    }

    public static void End() => _head->Pending = 0;

    public static void Add(nint word)
    {
        var head = Mine();
        *(nint*)(word + NodeOffset) = head->First;
        Volatile.Write(ref head->First, word + NodeOffset); // release: the kernel may walk from here on, so the node is complete
        _held![_count++] = word;
    }

    /// <returns>False when it was not held.</returns>
    public static bool Drop(nint word)
    {
        var head = Mine();
        var index = _count - 1;
        while (index >= 0 && _held![index] != word) index--;
        if (index < 0) return false;
        var next = index > 0 ? _held![index - 1] + NodeOffset : (nint)head;
        if (index == _count - 1) head->First = next;
        else *(nint*)(_held![index + 1] + NodeOffset) = next;
        Array.Copy(_held!, index + 1, _held!, index, --_count - index);
        return true;
    }

    private static Head* Mine()
    {
        if (_head is not null) return _head;
        var head = (Head*)NativeMemory.AllocZeroed((nuint)sizeof(Head));
        head->First = (nint)head; // empty: it points to itself
        head->WordOffset = -NodeOffset;
        if (SystemCalls.SetRobustList(head, (nuint)sizeof(Head)) != 0)
            throw SharedMemoryException.Of("set_robust_list", Marshal.GetLastPInvokeError());
        _held = new nint[MostHeld];
        return _head = head;
    }

    // struct robust_list_head
    [StructLayout(LayoutKind.Sequential)]
    private struct Head
    {
        public nint First;
        public nint WordOffset;
        public nint Pending;
    }
}
