using System.Globalization;
using System.Runtime.InteropServices;
using Threads.SharedMemory.Native;

namespace Threads.SharedMemory.Leftovers;

/// <summary>
/// Removes what processes of the lab made and, killed or careless, left behind: exactly what their notes say, and only what its
/// maker, now dead, really made, and nobody uses any more. Any process at any time; two at once take turns.
/// </summary>
public static class Cleaning
{
    private static readonly Lazy<Cleaned> First = new(Run);

    /// <summary>Cleans up, once in this process: done by itself before it makes its first segment.</summary>
    public static void RunOnce() => _ = First.Value;

    /// <summary>Cleans up.</summary>
    /// <exception cref="SharedMemoryException">The system does not have what this needs, or the notes cannot be trusted.</exception>
    public static Cleaned Run()
    {
        Platform.Require("Cleaning up shared memory");
        var folder = Posix.Open(Records.Folder, Posix.OpenReadOnly | Posix.OpenCloseOnExec);
        if (folder < 0) return new Cleaned([], []);
        try
        {
            // Or one process could remove by key what another has just removed, and a third made anew.
            while (Posix.LockFile(folder, Posix.LockExclusive) < 0 && Marshal.GetLastPInvokeError() == Errno.Interrupted)
            {
            }

            return RunAlone();
        }
        finally
        {
            _ = Posix.Close(folder);
        }
    }

    private static Cleaned RunAlone()
    {
        var removed = new List<string>();
        var kept = new List<string>();
        foreach (var (note, owner, trace) in Records.All())
        {
            if (owner.IsAlive)
            {
                if (trace is not null) kept.Add($"{Describe(trace)}: process {owner.Process}, which made it, is running");
                continue;
            }

            if (UseOf(trace, owner) is { } use)
            {
                kept.Add($"{Describe(trace!)}: its maker, process {owner.Process}, is gone, but {use}");
                continue;
            }

            if (trace is not null && Remove(trace, owner)) removed.Add($"{Describe(trace)}, left by process {owner.Process}");
            Records.Delete(note);
        }

        return new Cleaned(removed, kept);
    }

    private static bool Remove(Trace trace, Owner owner) => trace switch
    {
        Trace.SystemV segment => Find(segment, owner) is { } found && RemoveSegment(found.Id),
        Trace.MemoryFile file => RemoveFile(file),
        _ => false,
    };

    private static unsafe bool RemoveSegment(int id) => SystemV.Control(id, SystemV.IpcRemove, null) == 0;

    // The first name is nobody else's; the second is its only while the inode says so.
    private static bool RemoveFile(Trace.MemoryFile file)
    {
        var hadFirst = Posix.UnlinkMemory(file.FirstName) == 0;
        var isItsOwn = file.Inode != 0 && Posix.Status(Posix.Folder + file.Name, out var status) == 0 && status.Inode == file.Inode;
        return (isItsOwn && Posix.UnlinkMemory(file.Name) == 0) | hadFirst;
    }

    // Who still uses it would be parted from those who come now and make it anew.
    private static string? UseOf(Trace? trace, Owner owner) => trace switch
    {
        Trace.SystemV segment when Find(segment, owner) is { Status.Attachments: > 0 and var times } => $"it is still attached {times} time{(times == 1 ? "" : "s")}",
        Trace.MemoryFile { Inode: not 0 and var inode } when Mappings.AnyOf(inode) is { } process => $"process {process} still has it mapped",
        _ => null,
    };

    // An identifier, or a key, may belong to another segment by now: it must be of this maker and this size.
    private static (int Id, SegmentStatus Status)? Find(Trace.SystemV segment, Owner owner)
    {
        var id = segment.Id >= 0 ? segment.Id : segment.Key != SystemV.IpcPrivate ? SystemV.Get(segment.Key, 0, 0) : FindPrivate(segment, owner);
        if (id < 0 || SystemV.StatusOf(id) is not { } status) return null;
        var isItsOwn = status.CreatorProcess == owner.Process && (long)status.Size == segment.Bytes
            && (status.Key == segment.Key || (status.Mode & SystemV.ModeDestroyed) != 0);
        return isItsOwn ? (id, status) : null;
    }

    // Killed before it could note the identifier, which no key leads to: the kernel's list says who made what (man 5 proc_sysvipc).
    private static int FindPrivate(Trace.SystemV segment, Owner owner)
    {
        foreach (var line in File.ReadLines("/proc/sysvipc/shm").Skip(1))
        {
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var key, var id, _, var bytes, var creator, ..]
                && key == $"{SystemV.IpcPrivate}" && bytes == $"{segment.Bytes}" && creator == $"{owner.Process}")
            {
                return int.Parse(id, CultureInfo.InvariantCulture);
            }
        }

        return -1;
    }

    private static string Describe(Trace trace) => trace switch
    {
        Trace.SystemV segment => $"System V segment with key 0x{segment.Key:x8}, {segment.Bytes:#,0} bytes",
        Trace.MemoryFile file => $"file {Posix.Folder}{file.Name}",
        _ => throw new ArgumentOutOfRangeException(nameof(trace)),
    };
}

/// <summary>What was cleaned up.</summary>
/// <param name="Removed">What was removed, each in words.</param>
/// <param name="Kept">What was noted and kept, each with the reason.</param>
public sealed record Cleaned(IReadOnlyList<string> Removed, IReadOnlyList<string> Kept);
