namespace Threads.SharedMemory;

/// <summary>The memory behind a segment, as the system hands it out: found or made, mapped, asked about, removed.</summary>
internal abstract class Backing : IDisposable
{
    /// <summary>The name by which others find it.</summary>
    public abstract SegmentName Name { get; }

    /// <summary>Bytes, as the system says.</summary>
    public abstract long Bytes { get; }

    /// <summary>Maps all of it, at an address or, for 0, wherever there is room.</summary>
    /// <returns>Where it is.</returns>
    public abstract nint Map(nint address, bool readOnly);

    /// <summary>Undoes <see cref="Map"/>.</summary>
    public abstract void Unmap(nint address);

    public abstract SegmentState State();

    /// <summary>Takes its name away; the memory goes with the last that is attached.</summary>
    public abstract void Remove();

    public abstract void Dispose();

    /// <summary>Finds what has this name.</summary>
    public static Backing Open(SegmentName name, bool readOnly) =>
        name.Kind == NameKind.SystemV ? SystemVBacking.Find(name) : FileBacking.Find(name, readOnly);

    /// <summary>Makes a new one, all zero; null when the name is taken.</summary>
    public static Backing? TryCreate(SegmentName name, long bytes, UnixFileMode permissions) => name.Kind switch
    {
        NameKind.SystemV => SystemVBacking.TryMake(name, bytes, permissions),
        NameKind.Posix => FileBacking.TryMake(name, bytes, permissions),
        _ => throw new SharedMemoryException("A segment without a name is made by SharedSegment.CreateAnonymous; others open it by its descriptor."),
    };
}
