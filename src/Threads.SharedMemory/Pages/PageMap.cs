using System.Buffers.Binary;
using System.Globalization;
using Threads.SharedMemory.Native;

namespace Threads.SharedMemory;

/// <summary>
/// The kernel's own page tables, of any process that the user may look at (man 5 proc_pid_pagemap, proc_pid_maps). A snapshot: the
/// system may move a page at any time. Linux only; thread-safe.
/// </summary>
public static class PageMap
{
    /// <summary>What to say where frame numbers are hidden.</summary>
    public const string HiddenAdvice =
        "This system hides frame numbers from processes without CAP_SYS_ADMIN (run as root to see them); the same inode and offset prove as much: one page of one file.";

    private const int EntryBytes = 8;
    private const ulong PresentBit = 1UL << 63;
    private const ulong FrameBits = (1UL << 55) - 1;

    /// <summary>Where an address of this process lies.</summary>
    public static PagePlace Here(nint address) => Of(Environment.ProcessId, address);

    /// <summary>Where an address of a process lies.</summary>
    /// <exception cref="SharedMemoryException">There is no such process, nothing is mapped there, or the user may not look.</exception>
    public static PagePlace Of(int process, nint address)
    {
        Platform.Require("Looking at page tables");
        var page = address - (address % Environment.SystemPageSize);
        var mapping = Mapping(process, page);
        var entry = Entry(process, page);
        var isPresent = (entry & PresentBit) != 0;
        var frame = (long)(entry & FrameBits);
        return mapping with { IsPresent = isPresent, Frame = isPresent && frame != 0 ? frame : null, IsHidden = isPresent && frame == 0 };
    }

    private static ulong Entry(int process, nint page)
    {
        try
        {
            using var map = new FileStream($"/proc/{process}/pagemap", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            Span<byte> entry = stackalloc byte[EntryBytes];
            map.Seek(page / Environment.SystemPageSize * EntryBytes, SeekOrigin.Begin);
            map.ReadExactly(entry);
            return BinaryPrimitives.ReadUInt64LittleEndian(entry);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(process, "pagemap", exception);
        }
    }

    private static PagePlace Mapping(int process, nint page)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines($"/proc/{process}/maps");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(process, "maps", exception);
        }

        foreach (var line in lines)
        {
            if (TryParse(line, process, page) is { } found) return found;
        }

        throw new SharedMemoryException($"Nothing is mapped at 0x{page:x} in process {process}. Is it an address of another process?");
    }

    // 7f8161968000-7f8161969000 rw-s 00000000 00:01 42   /SYSV00001234 (deleted)
    private static PagePlace? TryParse(string line, int process, nint page)
    {
        if (line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries) is not [var range, var access, var offset, var device, var inode, .. var name]) return null;
        if (range.Split('-') is not [var first, var end] || page < Hex(first) || page >= Hex(end)) return null;
        var file = name is [var text] ? text.Trim() : "";
        return new PagePlace(process, page, false, null, false, access, device, ulong.Parse(inode, CultureInfo.InvariantCulture), Hex(offset) + (page - Hex(first)), file);
    }

    private static nint Hex(string text) => (nint)ulong.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static SharedMemoryException Unreadable(int process, string file, Exception exception) => exception is FileNotFoundException or DirectoryNotFoundException
        ? new SharedMemoryException($"There is no process {process} any more.", exception)
        : new SharedMemoryException($"/proc/{process}/{file} cannot be read: {exception.Message} Only a process of your own can be looked at, or any as root.", exception);
}
