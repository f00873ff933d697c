using System.Runtime.InteropServices;
using Threads.SharedMemory.Leftovers;
using Threads.SharedMemory.Native;

namespace Threads.SharedMemory;

/// <summary>A file that is nothing but memory: with a name (man 7 shm_overview) or without (man 2 memfd_create).</summary>
/// <remarks>
/// A named one is made under a name of its own and gets the wanted one when it is complete, so that nobody ever finds half of it. Its
/// memory is reserved when it is made: a full file system is an error then, and not a signal later. Whoever may write a named file may also cut it, and
/// touching what was cut off kills a process; an anonymous one is sealed against that.
/// </remarks>
internal sealed class FileBacking : Backing
{
    private readonly int _descriptor;
    private readonly string? _note; // of what this process made
    private readonly ulong _inode;

    private FileBacking(SegmentName name, int descriptor, FileStatus status, string? note)
    {
        (Name, _descriptor, _note) = (name, descriptor, note);
        (Bytes, _inode) = (status.Size, status.Inode);
    }

    public override SegmentName Name { get; }

    public override long Bytes { get; }

    public static FileBacking Find(SegmentName name, bool readOnly)
    {
        var flags = (readOnly ? Posix.OpenReadOnly : Posix.OpenReadWrite) | Posix.OpenCloseOnExec;
        var descriptor = name.Kind == NameKind.Posix
            ? Posix.OpenMemory(name.Path!, flags, 0)
            : Posix.Open($"/proc/{name.Process}/fd/{name.Descriptor}", flags);
        if (descriptor < 0) throw Failure($"{(name.Kind == NameKind.Posix ? "shm_open" : "open")} {name}");
        return Posix.Status(descriptor, out var status) == 0 ? new FileBacking(name, descriptor, status, note: null) : throw Failure($"statx {name}", descriptor);
    }

    public static FileBacking? TryMake(SegmentName name, long bytes, UnixFileMode permissions)
    {
        var owner = Owner.Current;
        var trace = new Trace.MemoryFile(0, $"/threads-lab-{owner.Process}-{owner.StartTime}-{Records.NextNumber()}", name.Path!);
        var note = Records.Note(trace);
        var made = false;
        try
        {
            var descriptor = Posix.OpenMemory(trace.FirstName, Posix.OpenReadWrite | Posix.OpenCreate | Posix.OpenExclusive | Posix.OpenCloseOnExec, 0x180);
            if (descriptor < 0) throw Failure($"shm_open {name}, {bytes:#,0} bytes");
            var status = Prepare(name, descriptor, bytes, permissions);
            Records.Update(note, trace with { Inode = status.Inode });
            if (Posix.Link(Posix.Folder + trace.FirstName, Posix.Folder + name.Path) < 0)
            {
                if (Marshal.GetLastPInvokeError() != Errno.Exists) throw Failure($"link {name}", descriptor);
                _ = Posix.Close(descriptor);
                return null;
            }

            made = true;
            return new FileBacking(name, descriptor, status, note);
        }
        finally
        {
            _ = Posix.UnlinkMemory(trace.FirstName);
            if (!made) Records.Delete(note);
        }
    }

    public static FileBacking CreateAnonymous(long bytes)
    {
        var descriptor = Posix.CreateMemory("threads-lab", Posix.MemoryCloseOnExec | Posix.MemoryAllowSealing);
        var name = SegmentName.OfDescriptor(Environment.ProcessId, descriptor);
        if (descriptor < 0) throw Failure($"memfd_create, {bytes:#,0} bytes");
        var status = Prepare(name, descriptor, bytes, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        if (Posix.Control(descriptor, Posix.AddSeals, Posix.SealShrink | Posix.SealGrow | Posix.SealSeal) < 0) throw Failure($"fcntl {name}: seal", descriptor);
        return new FileBacking(name, descriptor, status, note: null);
    }

    public override nint Map(nint address, bool readOnly)
    {
        var protection = Posix.ProtectionRead | (readOnly ? 0 : Posix.ProtectionWrite);
        var at = Posix.Map(address, (nuint)Bytes, protection, Posix.MapShared | (address != 0 ? Posix.MapFixedNoReplace : 0), _descriptor, 0);
        return at != -1 ? at : throw Failure($"mmap {Name}{(address != 0 ? $" at 0x{address:x}" : "")}", meaning: errno => errno switch
        {
            Errno.Invalid => $"that address is no multiple of {SystemV.AddressMultiple}. Let the system choose the address.",
            Errno.Exists => "something is there already. Let the system choose the address.",
            Errno.AccessDenied => "it was opened for reading only.",
            _ => null,
        });
    }

    public override void Unmap(nint address)
    {
        if (Posix.Unmap(address, (nuint)Bytes) < 0) throw Failure($"munmap {Name} at 0x{address:x}");
    }

    public override SegmentState State()
    {
        if (Posix.Status(_descriptor, out var status) < 0) throw Failure($"statx {Name}");
        var isRemoved = Name.Kind == NameKind.Posix && (Posix.Status(Posix.Folder + Name.Path, out var named) < 0 || named.Inode != _inode);
        return new SegmentState(status.Size, status.User, (UnixFileMode)(status.Mode & 0x1ff), null, null, null, isRemoved, status.Inode);
    }

    public override void Remove()
    {
        if (Name.Kind != NameKind.Posix) return; // it has no name, and goes with the last that has it open
        var failure = State().IsRemoved ? Errno.NoSuchEntry // the name may be another file's by now
            : Posix.UnlinkMemory(Name.Path!) < 0 ? Marshal.GetLastPInvokeError() : 0;
        if (_note is not null && failure is (0 or Errno.NoSuchEntry)) Records.Delete(_note);
        if (failure != 0) throw SharedMemoryException.Of($"shm_unlink {Name}", failure, failure == Errno.NoSuchEntry ? "it was removed before." : null);
    }

    public override void Dispose() => _ = Posix.Close(_descriptor);

    private static FileStatus Prepare(SegmentName name, int descriptor, long bytes, UnixFileMode permissions)
    {
        if (Posix.SetSize(descriptor, bytes) < 0 || Posix.Allocate(descriptor, 0, 0, bytes) < 0) throw Failure($"ftruncate and fallocate {name}, {bytes:#,0} bytes", descriptor);
        if (Posix.ChangeMode(descriptor, (uint)permissions) < 0) throw Failure($"fchmod {name}", descriptor);
        return Posix.Status(descriptor, out var status) == 0 ? status : throw Failure($"statx {name}", descriptor);
    }

    private static SharedMemoryException Failure(FailedCall call, int close = -1, Func<int, string?>? meaning = null)
    {
        var errno = call.ErrorNumber;
        if (close >= 0) _ = Posix.Close(close);
        return SharedMemoryException.Of(call.ToStringAndClear(), errno, meaning?.Invoke(errno));
    }
}
