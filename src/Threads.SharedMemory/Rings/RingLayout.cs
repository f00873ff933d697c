using System.Runtime.InteropServices;
using System.Text;

namespace Threads.SharedMemory;

/// <summary>
/// How a ring lies in memory. What the writer writes, what the reader writes and what nobody writes stand 128 bytes apart: two cache lines, since
/// processors fetch them in pairs.
/// </summary>
/// <remarks>
/// Both counters only grow; slot <c>n &amp; (capacity - 1)</c> holds message number n while Tail ≤ n &lt; Head. Head - Tail is 0 when
/// the ring is empty and the capacity when it is full. A C program finds the same layout in tests/Threads.Benchmarks/Native.
/// </remarks>
[StructLayout(LayoutKind.Explicit, Size = Bytes)]
internal struct RingLayout
{
    public const int Bytes = 640;
    public const int Head = 128;
    public const int ReaderSleeps = Head + 8;
    public const int Tail = 256;
    public const int WriterSleeps = Tail + 8;
    public const int WritersLock = 384;
    public const int ReadersLock = 512;
    public const int Slots = Bytes;

    public static readonly long ExpectedMagic = BitConverter.ToInt64(Encoding.ASCII.GetBytes("ring  01"));

    [FieldOffset(0)] public long Magic;
    [FieldOffset(8)] public long SlotBytes;
    [FieldOffset(16)] public long Capacity;

    // Whose this end of the ring is: see RingClaim.
    [FieldOffset(24)] public long Writer;
    [FieldOffset(32)] public long Reader;
}
