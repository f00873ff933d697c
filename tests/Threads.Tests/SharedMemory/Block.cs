using System.Runtime.InteropServices;
using Threads.SharedMemory;

namespace Threads.Tests.SharedMemory;

/// <summary>Plain memory, all zero, in the place of a segment.</summary>
internal sealed unsafe class Block : IDisposable
{
    private const int CacheLines = 128;

    public Block(int bytes)
    {
        Start = (byte*)NativeMemory.AlignedAlloc((nuint)bytes, CacheLines);
        NativeMemory.Clear(Start, (nuint)bytes);
    }

    public byte* Start { get; }

    /// <summary>Memory for a ring.</summary>
    public static Block ForRing<T>(int capacity)
        where T : unmanaged => new(Ring.Bytes<T>(capacity));

    public void Dispose() => NativeMemory.AlignedFree(Start);
}
