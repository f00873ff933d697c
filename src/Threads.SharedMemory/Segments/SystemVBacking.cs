using System.Runtime.InteropServices;
using Threads.SharedMemory.Leftovers;
using Threads.SharedMemory.Native;

namespace Threads.SharedMemory;

/// <summary>A System V segment (man 7 sysvipc).</summary>
internal sealed unsafe class SystemVBacking : Backing
{
    private readonly int _id;
    private readonly string? _note; // of what this process made

    private SystemVBacking(SegmentName name, int id, string? note, long? bytes = null)
    {
        (Name, _id, _note) = (name, id, note);
        Bytes = bytes ?? (long)Stat().Size;
    }

    public override SegmentName Name { get; }

    public override long Bytes { get; }

    public static SystemVBacking Find(SegmentName name)
    {
        var id = SystemV.Get(name.Key, 0, 0);
        return id >= 0 ? new SystemVBacking(name, id, note: null) : throw Failure($"shmget {name}", "there is no segment with this key. Create it first, or compare the keys of both sides.");
    }

    public static SystemVBacking? TryMake(SegmentName name, long bytes, UnixFileMode permissions)
    {
        // The note comes first: killed after either call, the process leaves what Cleaning can find.
        var trace = new Trace.SystemV(name.Key, bytes, -1);
        var note = Records.Note(trace);
        var id = SystemV.Get(name.Key, (nuint)bytes, SystemV.IpcCreate | SystemV.IpcExclusive | (int)permissions);
        if (id >= 0)
        {
            Complete(note, trace with { Id = id });
            return new SystemVBacking(name, id, note, bytes);
        }

        var errno = Marshal.GetLastPInvokeError();
        Records.Delete(note);
        return errno == Errno.Exists ? null : throw SharedMemoryException.Of($"shmget {name}, {bytes:#,0} bytes", errno, errno switch
        {
            Errno.Invalid => "the size is 0, or above the system's limit. See /proc/sys/kernel/shmmax.",
            Errno.NoSpace => "the system has no identifier or no memory left for it. Remove what nobody uses (threads ipc clean, ipcs -m); limits: /proc/sys/kernel/shmmni and shmall.",
            _ => null,
        });
    }

    public override nint Map(nint address, bool readOnly)
    {
        var at = SystemV.Attach(_id, address, readOnly ? SystemV.ReadOnly : 0);
        if (at != SystemV.Failed) return at;
        throw Failure($"shmat {Name}{(address != 0 ? $" at 0x{address:x}" : "")}{(readOnly ? " for reading" : "")}", invalid: address != 0
            ? $"that address is no multiple of {SystemV.AddressMultiple}, or something is there already; or the segment was removed. Let the system choose the address."
            : "the segment was removed meanwhile.", isArgument: address != 0);
    }

    public override void Unmap(nint address)
    {
        if (SystemV.Detach(address) < 0) throw Failure($"shmdt {Name} at 0x{address:x}", invalid: "nothing is attached there. Was it detached before?", isArgument: true);
    }

    public override SegmentState State()
    {
        var status = Stat();
        return new SegmentState(
            (long)status.Size,
            status.User,
            (UnixFileMode)(status.Mode & 0x1ff),
            (long)status.Attachments,
            status.CreatorProcess,
            status.LastProcess,
            (status.Mode & SystemV.ModeDestroyed) != 0,
            (ulong)_id);
    }

    public override void Remove()
    {
        var isRemoved = SystemV.Control(_id, SystemV.IpcRemove, null) == 0;
        var failure = isRemoved ? null : Failure($"shmctl {Name}: remove", invalid: "it was removed before.");
        if (_note is not null && failure is not { ErrorNumber: not Errno.IdentifierRemoved }) Records.Delete(_note);
        if (failure is not null) throw failure;
    }

    public override void Dispose()
    {
        // The identifier is not the process's: nothing to give back.
    }

    private SegmentStatus Stat()
    {
        SegmentStatus status;
        return SystemV.Control(_id, SystemV.IpcStat, &status) == 0 ? status : throw Failure($"shmctl {Name}: status", invalid: "the segment was removed meanwhile.");
    }

    // Without an address of the caller's, EINVAL means that the identifier is no more, like EIDRM: the kernel says the one or the other, as it
    // happens to be used again or not.
    private static SharedMemoryException Failure(FailedCall call, string? none = null, string? invalid = null, bool isArgument = false)
    {
        var errno = call.ErrorNumber;
        if (errno == Errno.Invalid && !isArgument) errno = Errno.IdentifierRemoved;
        return SharedMemoryException.Of(call.ToStringAndClear(), errno, errno switch { Errno.NoSuchEntry => none, Errno.Invalid or Errno.IdentifierRemoved => invalid, _ => null });
    }

    // A segment whose note cannot be completed is not kept.
    private static void Complete(string note, Trace.SystemV trace)
    {
        try
        {
            Records.Update(note, trace);
        }
        catch (SharedMemoryException)
        {
            _ = SystemV.Control(trace.Id, SystemV.IpcRemove, null);
            Records.Delete(note);
            throw;
        }
    }
}
