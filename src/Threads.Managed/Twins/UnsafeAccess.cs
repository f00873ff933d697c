using System.Runtime.CompilerServices;

namespace Threads.Managed.Twins;

/// <summary>
/// The part of <c>System.Runtime.CompilerServices.Unsafe</c> that reads and writes memory. A value is moved like any other, field by
/// field; a block is one step, however long. The other members only make references and stay what they are.
/// </summary>
[Twin("System.Runtime.CompilerServices.Unsafe")]
public static unsafe class UnsafeAccess
{
    public static T Read<T>(void* source) => Probe.Read(ref Unsafe.AsRef<T>(source), Probe.Site);

    public static T ReadUnaligned<T>(void* source) => Probe.Read(ref Unsafe.AsRef<T>(source), Probe.Site);

    public static T ReadUnaligned<T>(ref readonly byte source) => Probe.Read(ref Unsafe.As<byte, T>(ref Unsafe.AsRef(in source)), Probe.Site);

    public static void Write<T>(void* destination, T value) => Probe.Write(ref Unsafe.AsRef<T>(destination), value, Probe.Site);

    public static void WriteUnaligned<T>(void* destination, T value) => Probe.Write(ref Unsafe.AsRef<T>(destination), value, Probe.Site);

    public static void WriteUnaligned<T>(ref byte destination, T value) => Probe.Write(ref Unsafe.As<byte, T>(ref destination), value, Probe.Site);

    public static void Copy<T>(void* destination, ref readonly T source)
    {
        var site = Probe.Site;
        Probe.Write(ref Unsafe.AsRef<T>(destination), Probe.Read(ref Unsafe.AsRef(in source), site), site);
    }

    public static void Copy<T>(ref T destination, void* source)
    {
        var site = Probe.Site;
        Probe.Write(ref destination, Probe.Read(ref Unsafe.AsRef<T>(source), site), site);
    }

    public static void CopyBlock(void* destination, void* source, uint byteCount) =>
        CopyBlock(ref Unsafe.AsRef<byte>(destination), ref Unsafe.AsRef<byte>(source), byteCount);

    public static void CopyBlock(ref byte destination, ref readonly byte source, uint byteCount)
    {
        var site = Probe.Site;
        Probe.TouchBlock(ref Unsafe.AsRef(in source), byteCount, writes: false, site);
        Probe.TouchBlock(ref destination, byteCount, writes: true, site);
        Unsafe.CopyBlockUnaligned(ref destination, in source, byteCount);
    }

    public static void CopyBlockUnaligned(void* destination, void* source, uint byteCount) => CopyBlock(destination, source, byteCount);

    public static void CopyBlockUnaligned(ref byte destination, ref readonly byte source, uint byteCount) => CopyBlock(ref destination, in source, byteCount);

    public static void InitBlock(void* startAddress, byte value, uint byteCount) => InitBlock(ref Unsafe.AsRef<byte>(startAddress), value, byteCount);

    public static void InitBlock(ref byte startAddress, byte value, uint byteCount)
    {
        Probe.TouchBlock(ref startAddress, byteCount, writes: true, Probe.Site);
        Unsafe.InitBlockUnaligned(ref startAddress, value, byteCount);
    }

    public static void InitBlockUnaligned(void* startAddress, byte value, uint byteCount) => InitBlock(startAddress, value, byteCount);

    public static void InitBlockUnaligned(ref byte startAddress, byte value, uint byteCount) => InitBlock(ref startAddress, value, byteCount);
}
