using System.Globalization;

namespace Threads.SharedMemory.Leftovers;

/// <summary>
/// What a process is about to make, or has made, in a line of text: enough to find exactly that, and nothing else, after it was
/// killed at any moment.
/// </summary>
/// <remarks>
/// A System V segment is known by its key, its size and the process that made it until its identifier is known. A file is made under a name that holds its
/// maker and a number, so that nobody else has it; only when its inode is noted does it get the name by which others find it.
/// </remarks>
internal abstract record Trace
{
    private const string SystemVWord = "sysv";
    private const string FileWord = "file";

    /// <summary>A System V segment; the identifier is -1 until it is made.</summary>
    public sealed record SystemV(int Key, long Bytes, int Id) : Trace
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{SystemVWord} {Key} {Bytes} {Id}");
    }

    /// <summary>A file of shm_open; the inode is 0 until it is made. Names begin with a slash.</summary>
    public sealed record MemoryFile(ulong Inode, string FirstName, string Name) : Trace
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{FileWord} {Inode} {FirstName} {Name}");
    }

    /// <summary>Reads a line; null when its writer was killed before it was written.</summary>
    public static Trace? Parse(string line) => line.TrimEnd('\n').Split(' ') switch
    {
        [SystemVWord, var key, var bytes, var id]
            when int.TryParse(key, CultureInfo.InvariantCulture, out var k) && long.TryParse(bytes, CultureInfo.InvariantCulture, out var b) && int.TryParse(id, CultureInfo.InvariantCulture, out var i)
            => new SystemV(k, b, i),
        [FileWord, var inode, ['/', ..] first, ['/', ..] name]
            when ulong.TryParse(inode, CultureInfo.InvariantCulture, out var i) && !first[1..].Contains('/', StringComparison.Ordinal) && !name[1..].Contains('/', StringComparison.Ordinal)
            => new MemoryFile(i, first, name),
        _ => null,
    };
}
