using System.Runtime.InteropServices;

namespace Threads.SharedMemory.Native;

/// <summary>
/// Files that are nothing but memory, and mapping them (man 3 shm_open; man 2 memfd_create, mmap, ftruncate, fcntl, link, flock, statx, read, write, pipe2,
/// sched_setaffinity, getrusage).
/// A failed call answers -1, and <see cref="Marshal.GetLastPInvokeError"/> says why. Linux only.
/// </summary>
internal static unsafe partial class Posix
{
    // open
    public const int OpenReadOnly = 0;
    public const int OpenReadWrite = 2;
    public const int OpenCreate = 0x40;
    public const int OpenExclusive = 0x80;
    public const int OpenCloseOnExec = 0x80000;

    // memfd_create, and the seals of fcntl
    public const uint MemoryCloseOnExec = 1;
    public const uint MemoryAllowSealing = 2;
    public const int AddSeals = 1033;
    public const int SealSeal = 1;
    public const int SealShrink = 2;
    public const int SealGrow = 4;

    public const int OpenNonBlocking = 0x800;
    public const int OpenWriteOnly = 1;
    public const int SetFlags = 4;
    public const int GetFlags = 3;

    // flock
    public const int LockExclusive = 2;

    // mmap
    public const int ProtectionRead = 1;
    public const int ProtectionWrite = 2;
    public const int MapShared = 1;
    public const int MapPrivate = 2;
    public const int MapAnonymous = 0x20;
    public const int MapFixedNoReplace = 0x100000;

    /// <summary>Where the C library keeps the files of shm_open.</summary>
    public const string Folder = "/dev/shm";

    [LibraryImport("libc", EntryPoint = "shm_open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int OpenMemory(string name, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "shm_unlink", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int UnlinkMemory(string name);

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CreateMemory(string name, uint flags);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Link(string path, string newPath);

    [LibraryImport("libc", EntryPoint = "fchmod", SetLastError = true)]
    public static partial int ChangeMode(int descriptor, uint mode);

    [LibraryImport("libc", EntryPoint = "ftruncate", SetLastError = true)]
    public static partial int SetSize(int descriptor, long bytes);

    [LibraryImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    public static partial int Allocate(int descriptor, int mode, long offset, long bytes);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    public static partial int Control(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    public static partial nint Map(nint address, nuint bytes, int protection, int flags, int descriptor, long offset);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    public static partial int Unmap(nint address, nuint bytes);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, byte* buffer, nint bytes);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, byte* buffer, nint bytes);

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    public static partial int Pipe(int* ends, int flags);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    public static partial int SetAffinity(int thread, nint bytes, byte* mask);

    [LibraryImport("libc", EntryPoint = "sched_getaffinity", SetLastError = true)]
    public static partial int GetAffinity(int thread, nint bytes, byte* mask);

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    public static partial int Usage(int who, long* usage);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    public static partial int LockFile(int descriptor, int operation);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Status(int folder, string path, int flags, uint mask, FileStatus* status);

    /// <summary>The status of an open file. 0, or -1.</summary>
    public static int Status(int descriptor, out FileStatus status)
    {
        const int emptyPath = 0x1000;
        return StatusOf(descriptor, "", emptyPath, out status);
    }

    /// <summary>The status of what stands at a path, a symbolic link itself and not what it points to. 0, or -1.</summary>
    public static int Status(string path, out FileStatus status)
    {
        const int here = -100, noFollow = 0x100;
        return StatusOf(here, path, noFollow, out status);
    }

    private static int StatusOf(int folder, string path, int flags, out FileStatus status)
    {
        const uint basic = 0x7ff;
        fixed (FileStatus* pointer = &status)
            return Status(folder, path, flags, basic, pointer);
    }
}

/// <summary><c>struct statx</c>, the same on every architecture; only what is used here.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct FileStatus
{
    [FieldOffset(20)] public uint User;
    [FieldOffset(24)] public uint Group;
    [FieldOffset(28)] public ushort Mode;
    [FieldOffset(32)] public ulong Inode;
    [FieldOffset(40)] public long Size;
    [FieldOffset(136)] public uint DeviceMajor;
    [FieldOffset(140)] public uint DeviceMinor;

    /// <summary>True for a folder that is no symbolic link.</summary>
    public readonly bool IsFolder => (Mode & 0xF000) == 0x4000;
}
