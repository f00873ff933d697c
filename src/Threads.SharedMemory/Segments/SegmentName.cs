using System.Globalization;
using System.Runtime.InteropServices;
using Threads.SharedMemory.Native;

namespace Threads.SharedMemory;

/// <summary>The kinds of names by which processes find the same memory.</summary>
public enum NameKind
{
    /// <summary>A System V key (man 7 sysvipc).</summary>
    SystemV,

    /// <summary>A name of <c>shm_open</c> (man 7 shm_overview).</summary>
    Posix,

    /// <summary>No name: a <c>memfd</c>, reached through the file descriptor of a process that has it open.</summary>
    Descriptor,
}

/// <summary>By what several processes find the same segment. Written as <c>sysv:0x1234</c>, <c>/name</c> or <c>fd:PID:NUMBER</c>.</summary>
public readonly record struct SegmentName
{
    private const int LongestName = 200;
    private const string SystemVPrefix = "sysv:0x";
    private const string DescriptorPrefix = "fd:";

    private SegmentName(NameKind kind, int key, string? path, int process, int descriptor) =>
        (Kind, Key, Path, Process, Descriptor) = (kind, key, path, process, descriptor);

    /// <summary>What kind of name it is.</summary>
    public NameKind Kind { get; }

    /// <summary>The key of a System V segment; never 0, which would be a new segment each time.</summary>
    public int Key { get; }

    /// <summary>The name of a POSIX segment, with the slash in front.</summary>
    public string? Path { get; }

    /// <summary>The process that has an anonymous segment open.</summary>
    public int Process { get; }

    /// <summary>The number of its file descriptor.</summary>
    public int Descriptor { get; }

    /// <summary>A System V key.</summary>
    /// <exception cref="SharedMemoryException">The key is 0, <c>IPC_PRIVATE</c>: nobody could find that segment.</exception>
    public static SegmentName SystemV(int key) => key != Native.SystemV.IpcPrivate
        ? new SegmentName(NameKind.SystemV, key, null, 0, 0)
        : throw new SharedMemoryException("Key 0 is IPC_PRIVATE, a new segment each time that nobody finds by its key. Take another key, or SharedSegment.CreateAnonymous.");

    /// <summary>The System V key that a file and a project number give (man 3 ftok): the same in all processes, while it is the same file.</summary>
    /// <param name="path">A file that exists.</param>
    /// <param name="project">1 to 255.</param>
    /// <exception cref="SharedMemoryException">There is no such file, or the number is out of range.</exception>
    public static SegmentName OfFile(string path, int project)
    {
        Platform.Require("ftok");
        if (project is < 1 or > 255) throw new SharedMemoryException($"The project number of ftok is 1 to 255, not {project}: only its lowest eight bits count.");
        var key = Native.SystemV.FileToKey(path, project);
        return key != -1 ? SystemV(key) : throw SharedMemoryException.Of($"ftok {path}", Marshal.GetLastPInvokeError());
    }

    /// <summary>A name of <c>shm_open</c>: a slash, then 1 to 200 letters, digits, dots, hyphens and underscores.</summary>
    /// <remarks>Only among parties that trust each other: who may write such a segment may cut it under the others, which kills them. See <see cref="SharedSegment"/>.</remarks>
    /// <exception cref="SharedMemoryException">The name is not like that.</exception>
    public static SegmentName Posix(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var isGood = name.Length is > 1 and <= LongestName + 1 && name[0] == '/' && name is not ("/." or "/..")
            && name.AsSpan(1).IndexOfAnyExcept(_nameCharacters) < 0;
        return isGood
            ? new SegmentName(NameKind.Posix, 0, name, 0, 0)
            : throw new SharedMemoryException($"'{name}' is no name of a POSIX segment: a slash, then 1 to {LongestName} letters, digits, dots, hyphens and underscores, for instance /bank.");
    }

    /// <summary>A segment without a name, by the file descriptor of a process that has it open.</summary>
    public static SegmentName OfDescriptor(int process, int descriptor) => new(NameKind.Descriptor, 0, null, process, descriptor);

    /// <summary>Reads a name as it is written.</summary>
    /// <exception cref="SharedMemoryException">It is none.</exception>
    public static SegmentName Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.StartsWith('/')) return Posix(text);
        if (text.StartsWith(SystemVPrefix, StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(SystemVPrefix.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var key))
        {
            return SystemV(key);
        }

        if (text.StartsWith(DescriptorPrefix, StringComparison.Ordinal) && text.Split(':') is [_, var process, var descriptor]
            && int.TryParse(process, CultureInfo.InvariantCulture, out var p) && int.TryParse(descriptor, CultureInfo.InvariantCulture, out var d))
        {
            return OfDescriptor(p, d);
        }

        throw new SharedMemoryException($"'{text}' names no segment. Write sysv:0x1234 for a System V key, /name for a POSIX name, fd:PID:NUMBER for a descriptor.");
    }

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        NameKind.SystemV => string.Create(CultureInfo.InvariantCulture, $"{SystemVPrefix}{Key:x8}"),
        NameKind.Posix => Path!,
        _ => string.Create(CultureInfo.InvariantCulture, $"{DescriptorPrefix}{Process}:{Descriptor}"),
    };

    private static readonly System.Buffers.SearchValues<char> _nameCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");
}
