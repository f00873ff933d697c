namespace Threads.SharedMemory;

/// <summary>A place in a segment, checked once.</summary>
internal static unsafe class Place
{
    private const int Alignment = 128;

    /// <summary>The address of so many bytes at an offset.</summary>
    /// <exception cref="SharedMemoryException">They do not lie within the segment, or are not aligned, or may only be read.</exception>
    public static byte* In(SharedSegment segment, int offset, int bytes, string what)
    {
        ArgumentNullException.ThrowIfNull(segment);
        if (segment.IsReadOnly) throw new SharedMemoryException($"{segment.Name} was attached for reading only. {what} is written by all who use it: open it for writing.");
        if (offset % Alignment != 0) throw new SharedMemoryException($"{what} begins at a multiple of {Alignment} bytes, not at {offset}.");
        if (offset < 0 || offset > segment.Size - bytes)
            throw new SharedMemoryException($"{what} takes {bytes:#,0} bytes; at {offset:#,0} of {segment.Name} there are {Math.Max(0, (long)segment.Size - offset):#,0}.");
        return segment.Start + offset;
    }
}
