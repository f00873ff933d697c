namespace Threads.Tests.Machine.Kernel;

/// <summary>One of the two kernels that are compared: processes by slot, system calls by number, results as Linux gives them.</summary>
internal interface IKernelSide
{
    /// <summary>Makes a system call in a process.</summary>
    long Call(int slot, long number, params ReadOnlySpan<long> arguments);

    /// <summary>Forks a process into a free slot.</summary>
    /// <returns>The child's identifier, or the negated error number.</returns>
    long Fork(int slot, int child);

    /// <summary>Ends a process, and lets its parent (-1: nobody's any more) wait for it.</summary>
    /// <returns>The status that the parent is told.</returns>
    int Exit(int slot, int parent, int status);

    /// <summary>Reads or writes a word of a process's memory; -EFAULT where it may not.</summary>
    long Load(int slot, ulong address, out ulong value);

    /// <summary>See <see cref="Load"/>.</summary>
    long Store(int slot, ulong address, ulong value);

    /// <summary>Lets a process store where it may not, and its parent wait for it.</summary>
    int StoreAndDie(int slot, int parent, ulong address);

    /// <summary>Lets a process become another program, which does nothing, and its parent wait for that one's end.</summary>
    void ExecAndEnd(int slot, int parent);

    /// <summary>Lets a process act as somebody else.</summary>
    void Become(int slot, uint user, uint group);

    /// <summary>A buffer of a process: its address for the process, its bytes here.</summary>
    long PutBuffer(int slot, ReadOnlySpan<byte> bytes);

    /// <summary>What a process has in its buffer.</summary>
    byte[] GetBuffer(int slot, int length);

    /// <summary>The status of a segment as the superuser sees it; null if it is gone.</summary>
    byte[]? StatusOf(int id);

    /// <summary>The slot of a process identifier; -1 for 0, or one that is not known.</summary>
    int SlotOf(int pid);

    /// <summary>Ends every process but a fresh one in slot 0, and removes all segments.</summary>
    void Restart();
}
