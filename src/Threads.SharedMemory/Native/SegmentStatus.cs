using System.Runtime.InteropServices;

namespace Threads.SharedMemory.Native;

/// <summary>
/// <c>struct shmid_ds</c> of 64-bit Linux (x86-64 and arm64 with the GNU C library), 112 bytes. Times are seconds since 1970; 0 means never.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 112)]
internal struct SegmentStatus
{
    /// <summary>The key; 0 for a private segment, and as soon as it is removed.</summary>
    [FieldOffset(0)] public int Key;

    /// <summary>The owner, who may change; IPC_SET changes owner, group and the permissions of <see cref="Mode"/>.</summary>
    [FieldOffset(4)] public uint User;
    [FieldOffset(8)] public uint Group;

    /// <summary>Who made it.</summary>
    [FieldOffset(12)] public uint CreatorUser;
    [FieldOffset(16)] public uint CreatorGroup;

    /// <summary>Nine permission bits, and <see cref="SystemV.ModeDestroyed"/> and <see cref="SystemV.ModeLocked"/>.</summary>
    [FieldOffset(20)] public uint Mode;
    [FieldOffset(24)] public ushort Sequence;

    /// <summary>Bytes, as they were asked for.</summary>
    [FieldOffset(48)] public nuint Size;
    [FieldOffset(56)] public long AttachTime;
    [FieldOffset(64)] public long DetachTime;
    [FieldOffset(72)] public long ChangeTime;

    /// <summary>The process that made it, and the one that attached or detached last (0: none yet).</summary>
    [FieldOffset(80)] public int CreatorProcess;
    [FieldOffset(84)] public int LastProcess;

    /// <summary>How often it is attached, in all processes together.</summary>
    [FieldOffset(88)] public ulong Attachments;
}
