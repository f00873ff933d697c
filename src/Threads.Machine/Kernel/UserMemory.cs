using System.Buffers.Binary;

namespace Threads.Machine;

/// <summary>A process's memory as the kernel uses it on the process's behalf: with its page table, its permissions, and its page faults.</summary>
internal readonly record struct UserMemory(Kernel Kernel, int Core, int Process, IFrames Frames)
{
    private const int Word = 8;

    /// <summary>Whether every byte of a buffer can be used; faults in the pages that are not there yet.</summary>
    public bool CanUse(ulong address, int length, MemoryUse use)
    {
        if (length == 0) return true;
        if (address + (ulong)length < address) return false;
        for (var page = address / Kernel.PageSize; page <= (address + (ulong)length - 1) / Kernel.PageSize; page++)
        {
            if (!TryTranslate(Math.Max(address, page * Kernel.PageSize), use, out _)) return false;
        }

        return true;
    }

    /// <summary>Reads bytes.</summary>
    /// <returns>Whether all of them can be read.</returns>
    public bool TryRead(ulong address, Span<byte> bytes)
    {
        if (!CanUse(address, bytes.Length, MemoryUse.Read)) return false;
        Span<byte> word = stackalloc byte[Word];
        for (var at = 0; at < bytes.Length; at++)
        {
            TryTranslate(address + (ulong)at, MemoryUse.Read, out var physical);
            BinaryPrimitives.WriteUInt64LittleEndian(word, Frames.Read(physical - (physical % Word)));
            bytes[at] = word[(int)(physical % Word)];
        }

        return true;
    }

    /// <summary>Writes bytes.</summary>
    /// <returns>Whether all of them can be written; if not, none was.</returns>
    public bool TryWrite(ulong address, ReadOnlySpan<byte> bytes)
    {
        if (!CanUse(address, bytes.Length, MemoryUse.Write)) return false;
        Span<byte> word = stackalloc byte[Word];
        for (var at = 0; at < bytes.Length; at++)
        {
            TryTranslate(address + (ulong)at, MemoryUse.Write, out var physical);
            BinaryPrimitives.WriteUInt64LittleEndian(word, Frames.Read(physical - (physical % Word)));
            word[(int)(physical % Word)] = bytes[at];
            Frames.Write(physical - (physical % Word), BinaryPrimitives.ReadUInt64LittleEndian(word));
        }

        return true;
    }

    /// <summary>Writes 4 bytes.</summary>
    public bool TryWrite(ulong address, int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return TryWrite(address, bytes);
    }

    /// <summary>Where an address is; a page fault on the way is resolved.</summary>
    /// <remarks>The kernel reads the page table itself: no core's TLB has a say, and the flags that the processor sets stay.</remarks>
    public bool TryTranslate(ulong address, MemoryUse use, out ulong physical)
    {
        if (Kernel.TryTranslate(-1, Process, address, use, out physical)) return true;
        return PageFaults.Handle(Kernel, new PageFault(-1, Process, address, use), Frames).IsResolved && Kernel.TryTranslate(-1, Process, address, use, out physical);
    }
}
