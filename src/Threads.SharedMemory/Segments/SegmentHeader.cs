using System.Runtime.InteropServices;
using System.Text;

namespace Threads.SharedMemory;

/// <summary>
/// What stands at the start of every segment: that it is one of ours, in which version of the layout, and how large. Whoever comes
/// first writes it; a second one that comes meanwhile, or after the first was killed in the middle, writes the same.
/// </summary>
/// <remarks>
/// A new segment is all zero. Each field goes from 0 to its value once and stays; the magic is written last, with release, so
/// that whoever reads it, with acquire, finds the others.
/// </remarks>
[StructLayout(LayoutKind.Explicit, Size = Bytes)]
internal struct SegmentHeader
{
    /// <summary>Bytes that the header takes, a multiple of two cache lines: what follows is aligned like a page.</summary>
    public const int Bytes = 128;

    /// <summary>The version of this layout, and of those that stand in it.</summary>
    public const long CurrentVersion = 1;

    /// <summary>"threads!" in memory.</summary>
    public static readonly long ExpectedMagic = BitConverter.ToInt64(Encoding.ASCII.GetBytes("threads!"));

    [FieldOffset(0)] public long Magic;
    [FieldOffset(8)] public long Version;
    [FieldOffset(16)] public long Size;

    /// <summary>Makes it, unless it is made, or is anything but an unfinished one.</summary>
    public static void Initialise(ref SegmentHeader header, long size)
    {
        if (Volatile.Read(ref header.Magic) != 0 || header.Version is not (0 or CurrentVersion) || (header.Size != 0 && header.Size != size)) return;
        Interlocked.CompareExchange(ref header.Version, CurrentVersion, 0);
        Interlocked.CompareExchange(ref header.Size, size, 0);
        Interlocked.CompareExchange(ref header.Magic, ExpectedMagic, 0); // a full fence: the fields come first
    }

    /// <summary>What is wrong with it, in a sentence, or null.</summary>
    /// <param name="header">The header.</param>
    /// <param name="size">The bytes that the system says the segment has.</param>
    public static string? Fault(ref SegmentHeader header, long size)
    {
        var magic = Volatile.Read(ref header.Magic); // acquire: pairs with the exchange in Initialise
        if (magic == 0) return "it is empty: whoever made it is still at it, was killed in between, or is another program. Create-or-attach finishes what is unfinished";
        if (magic != ExpectedMagic) return "it was made by another program: it does not begin like a segment of this lab. Take another name";
        if (header.Version != CurrentVersion) return $"it has version {header.Version} of the layout, and this program knows version {CurrentVersion}. Use the same build on both sides";
        return header.Size == size ? null : $"it says that it has {header.Size:#,0} bytes, and has {size:#,0}: it was cut or damaged. Remove it, and make it anew";
    }
}
