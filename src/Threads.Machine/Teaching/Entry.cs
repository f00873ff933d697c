namespace Threads.Machine.Teaching;

/// <summary>An entry of a <see cref="Table"/>, as simple as a first look at page tables allows.</summary>
/// <param name="Frame">The frame that the page is in, from 0.</param>
/// <param name="Writable">Whether it may be written; reading is always allowed.</param>
/// <param name="CopyOnWrite">Whether the kernel is to copy the frame at the next write.</param>
/// <param name="Shared">Whether other processes are to see what is written here.</param>
public readonly record struct Entry(int Frame, bool Writable = true, bool CopyOnWrite = false, bool Shared = false)
{
    /// <summary>In words: <c>frame 3, writable</c>.</summary>
    public override string ToString() => $"frame {Frame}{(Writable ? ", writable" : "")}{(CopyOnWrite ? ", copy on write" : "")}{(Shared ? ", shared" : "")}";
}
