namespace Threads.SharedMemory;

/// <summary>Where a page of a process's address space lies.</summary>
/// <param name="Process">The process.</param>
/// <param name="Page">The address of the page's first byte, in that process.</param>
/// <param name="IsPresent">True when a frame of memory is behind it now; false until it is touched, or when it was swapped out.</param>
/// <param name="Frame">The number of that frame; null when there is none, or when the system hides it: see <paramref name="IsHidden"/>.</param>
/// <param name="IsHidden">True when the system says that there is a frame, and not which: that takes the privilege CAP_SYS_ADMIN.</param>
/// <param name="Access">What the mapping allows, as in <c>/proc/PID/maps</c>: <c>rw-s</c> is readable, writable, shared.</param>
/// <param name="Device">The device of the file behind it, as in <c>/proc/PID/maps</c>.</param>
/// <param name="Inode">The file behind it; for a System V segment its identifier; 0 for memory that is the process's own.</param>
/// <param name="Offset">Bytes from the start of that file to the page.</param>
/// <param name="File">The file's name, as the system calls it.</param>
public sealed record PagePlace(
    int Process,
    nint Page,
    bool IsPresent,
    long? Frame,
    bool IsHidden,
    string Access,
    string Device,
    ulong Inode,
    long Offset,
    string File)
{
    /// <summary>True when both are the same memory: the same frame or, where frames are hidden, the same page of the same shared file.</summary>
    public bool IsSameMemoryAs(PagePlace other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Frame is not null && other.Frame is not null) return Frame == other.Frame;
        var areShared = Access.EndsWith('s') && other.Access.EndsWith('s');
        return areShared && Inode != 0 && (Device, Inode, Offset) == (other.Device, other.Inode, other.Offset);
    }

    /// <summary>In words: <c>frame 0x18bed6 at 0x7f8161968000 (pid 411)</c>, or what can be said without the frame.</summary>
    public override string ToString()
    {
        var place = Frame is { } frame ? $"frame 0x{frame:x}"
            : !IsPresent ? "no frame yet"
            : Inode != 0 ? $"inode {Inode}, offset 0x{Offset:x}"
            : "a frame of its own, hidden";
        return $"{place} at 0x{Page:x} (pid {Process})";
    }
}
