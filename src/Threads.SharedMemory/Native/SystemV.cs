using System.Runtime.InteropServices;

namespace Threads.SharedMemory.Native;

/// <summary>
/// The System V calls as the kernel has them (man 2 shmget, shmop, shmctl): nothing is checked, nothing is interpreted. A failed call
/// answers -1, and <see cref="Marshal.GetLastPInvokeError"/> says why; the numbers are those of <see cref="Errno"/>. Linux only.
/// </summary>
internal static unsafe partial class SystemV
{
    /// <summary>The key that never finds a segment, and so always makes one.</summary>
    public const int IpcPrivate = 0;

    // Flags of shmget: permissions are the lowest nine bits.
    public const int IpcCreate = 0x200;
    public const int IpcExclusive = 0x400;

    // Flags of shmat.
    public const int ReadOnly = 0x1000;
    public const int Round = 0x2000;
    public const int Remap = 0x4000;
    public const int Execute = 0x8000;

    // Commands of shmctl.
    public const int IpcRemove = 0;
    public const int IpcSet = 1;
    public const int IpcStat = 2;
    public const int Lock = 11;
    public const int Unlock = 12;

    // Bits of SegmentStatus.Mode beside the permissions.
    public const uint ModeDestroyed = 0x200; // 01000: removed, and still attached somewhere
    public const uint ModeLocked = 0x400;    // 02000: kept in memory

    /// <summary>Addresses are multiples of this (SHMLBA: a page on x86-64; a multiple of it is safe everywhere).</summary>
    public const int AddressMultiple = 4096;

    /// <summary>What shmat answers when it fails.</summary>
    public static readonly nint Failed = -1;

    /// <summary>Finds or makes a segment. The identifier, or -1.</summary>
    [LibraryImport("libc", EntryPoint = "shmget", SetLastError = true)]
    public static partial int Get(int key, nuint size, int flags);

    /// <summary>Attaches a segment, at <paramref name="address"/> or, for 0, wherever there is room. The address, or <see cref="Failed"/>.</summary>
    [LibraryImport("libc", EntryPoint = "shmat", SetLastError = true)]
    public static partial nint Attach(int id, nint address, int flags);

    /// <summary>Detaches what was attached at exactly this address. 0, or -1.</summary>
    [LibraryImport("libc", EntryPoint = "shmdt", SetLastError = true)]
    public static partial int Detach(nint address);

    /// <summary>Asks for or changes a segment's status, or removes it. 0, or -1.</summary>
    [LibraryImport("libc", EntryPoint = "shmctl", SetLastError = true)]
    public static partial int Control(int id, int command, SegmentStatus* status);

    /// <summary>A segment's status; null when there is none, or it may not be read.</summary>
    public static SegmentStatus? StatusOf(int id)
    {
        SegmentStatus status;
        return Control(id, IpcStat, &status) == 0 ? status : null;
    }

    /// <summary>Makes a key of a file that exists and a project number of 1 to 255 (man 3 ftok). The key, or -1.</summary>
    [LibraryImport("libc", EntryPoint = "ftok", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int FileToKey(string path, int project);
}
