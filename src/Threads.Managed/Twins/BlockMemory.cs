using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Threads.Managed.Twins;

/// <summary>
/// The part of <c>System.Runtime.InteropServices.NativeMemory</c> that reads and writes: a block is one step, however long. Allocating and
/// freeing stay what they are.
/// </summary>
[Twin("System.Runtime.InteropServices.NativeMemory")]
public static unsafe class BlockMemory
{
    public static void Clear(void* ptr, nuint byteCount) => Fill(ptr, byteCount, 0);

    public static void Fill(void* ptr, nuint byteCount, byte value)
    {
        Probe.TouchBlock(ref Unsafe.AsRef<byte>(ptr), byteCount, writes: true, Probe.Site);
        NativeMemory.Fill(ptr, byteCount, value);
    }

    public static void Copy(void* source, void* destination, nuint byteCount)
    {
        var site = Probe.Site;
        Probe.TouchBlock(ref Unsafe.AsRef<byte>(source), byteCount, writes: false, site);
        Probe.TouchBlock(ref Unsafe.AsRef<byte>(destination), byteCount, writes: true, site);
        NativeMemory.Copy(source, destination, byteCount);
    }
}
