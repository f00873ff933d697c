using System.Buffers.Binary;

namespace Threads.Machine;

/// <summary>How <c>shmctl</c> lays out its answers in memory on x86-64.</summary>
internal static class SegmentStatus
{
    /// <summary>Bytes of <c>struct shmid_ds</c>.</summary>
    public const int Size = 112;

    /// <summary>A segment as a <c>struct shmid_ds</c>.</summary>
    public static byte[] Of(Segment segment)
    {
        var bytes = new byte[Size];
        Put(bytes, 0, segment.Key);
        Put(bytes, 4, (int)segment.User);
        Put(bytes, 8, (int)segment.Group);
        Put(bytes, 12, (int)segment.Creator);
        Put(bytes, 16, (int)segment.CreatorGroup);
        Put(bytes, 20, segment.Mode);
        Put(bytes, 24, segment.Sequence & 0xFFFF);
        Put(bytes, 48, segment.Size);
        Put(bytes, 56, (ulong)segment.AttachTime);
        Put(bytes, 64, (ulong)segment.DetachTime);
        Put(bytes, 72, (ulong)segment.ChangeTime);
        Put(bytes, 80, segment.CreatorProcess);
        Put(bytes, 84, segment.LastProcess);
        Put(bytes, 88, (ulong)segment.Attachments);
        return bytes;
    }

    /// <summary>What IPC_SET takes from a <c>struct shmid_ds</c>.</summary>
    public static (uint User, uint Group, int Mode) Asked(ReadOnlySpan<byte> bytes) =>
        (BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]), BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[20..]));

    /// <summary>IPC_INFO: a <c>struct shminfo</c>.</summary>
    public static byte[] Limits(Kernel kernel)
    {
        var bytes = new byte[72];
        Put(bytes, 0, kernel.Options.MaxSegmentSize);
        Put(bytes, 8, 1UL);
        Put(bytes, 16, (ulong)kernel.Options.MaxSegments);
        Put(bytes, 24, (ulong)kernel.Options.MaxSegments);
        Put(bytes, 32, kernel.Options.MaxSegmentPages);
        return bytes;
    }

    /// <summary>SHM_INFO: a <c>struct shm_info</c>.</summary>
    public static byte[] Usage(Kernel kernel)
    {
        var bytes = new byte[48];
        Put(bytes, 0, kernel.Segments.All.Count);
        Put(bytes, 8, kernel.Segments.Pages);
        Put(bytes, 16, (ulong)kernel.Segments.All.Sum(segment => AddressSpaces.SharedOf(kernel, segment.Pages).Frames.Count(frame => frame >= 0)));
        return bytes;
    }

    private static void Put(Span<byte> bytes, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes[at..], value);

    private static void Put(Span<byte> bytes, int at, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(bytes[at..], value);
}
