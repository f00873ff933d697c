namespace Threads.SharedMemory;

/// <summary>
/// A ring's place in memory, checked: from here on only its start and its capacity are used, as they were when they were checked. What a
/// partner writes into the layout later changes no address.
/// </summary>
public readonly unsafe struct RingMemory : IEquatable<RingMemory>
{
    /// <summary>Most slots of a ring.</summary>
    public const int MostSlots = 1 << 28;

    private RingMemory(byte* start, int slotBytes, int capacity)
    {
        Start = start;
        (SlotBytes, Capacity) = (slotBytes, capacity);
    }

    /// <summary>Bytes of a slot: of one message.</summary>
    public int SlotBytes { get; }

    /// <summary>Slots, a power of two.</summary>
    public int Capacity { get; }

    internal byte* Start { get; }

    internal ref RingLayout Layout => ref *(RingLayout*)Start;

    /// <summary>Bytes that a ring takes.</summary>
    /// <param name="slotBytes">Bytes of a message.</param>
    /// <param name="capacity">Slots, a power of two.</param>
    /// <exception cref="SharedMemoryException">The capacity is no power of two, or too large.</exception>
    public static int Bytes(int slotBytes, int capacity)
    {
        if (capacity is < 1 or > MostSlots || !int.IsPow2(capacity)) throw new SharedMemoryException($"A ring has 1, 2, 4, … {MostSlots:#,0} slots, a power of two, not {capacity:#,0}.");
        var bytes = RingLayout.Bytes + ((long)slotBytes * capacity);
        return slotBytes > 0 && bytes <= SharedSegment.MostBytes ? (int)bytes : throw new SharedMemoryException($"{capacity:#,0} slots of {slotBytes:#,0} bytes are too much for a segment.");
    }

    /// <summary>The ring in a segment: makes it, unless it is made. All who share it may call this, in any order.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="slotBytes">Bytes of a message: all must say the same.</param>
    /// <param name="capacity">Slots: all must say the same.</param>
    /// <param name="offset">Where in the segment it begins, a multiple of 128.</param>
    /// <exception cref="SharedMemoryException">It does not fit, or something else stands there.</exception>
    public static RingMemory In(SharedSegment segment, int slotBytes, int capacity, int offset = 0)
    {
        ArgumentNullException.ThrowIfNull(segment);
        if (segment.IsReadOnly) throw new SharedMemoryException($"{segment.Name} was attached for reading only, and even the reader of a ring writes: how far it has come.");
        if (offset % 128 != 0) throw new SharedMemoryException($"A ring begins at a multiple of 128 bytes, not at {offset}.");
        if (offset < 0 || offset > segment.Size - Bytes(slotBytes, capacity))
            throw new SharedMemoryException($"A ring of {capacity:#,0} slots of {slotBytes:#,0} bytes takes {Bytes(slotBytes, capacity):#,0} bytes; at {offset:#,0} of {segment.Name} there are {segment.Size - offset:#,0}.");
        return At(segment.Start + offset, slotBytes, capacity);
    }

    /// <summary>The ring at an address at which there are as many bytes as it takes, zero or a ring.</summary>
    internal static RingMemory At(byte* start, int slotBytes, int capacity)
    {
        ref var layout = ref *(RingLayout*)start;
        if (Volatile.Read(ref layout.Magic) == 0)
        {
            // Each field goes from 0 to its value once, whoever writes it; the magic comes last, with a full fence.
            Interlocked.CompareExchange(ref layout.SlotBytes, slotBytes, 0);
            Interlocked.CompareExchange(ref layout.Capacity, capacity, 0);
            Interlocked.CompareExchange(ref layout.Magic, RingLayout.ExpectedMagic, 0);
        }

        if (Volatile.Read(ref layout.Magic) != RingLayout.ExpectedMagic)
            throw new SharedMemoryException("There is no ring at this place of the segment, but something else. Compare offsets on both sides.");
        var (foundBytes, foundCapacity) = (layout.SlotBytes, layout.Capacity);
        if (foundBytes != slotBytes || foundCapacity != capacity)
            throw new SharedMemoryException($"The ring has {foundCapacity:#,0} slots of {foundBytes:#,0} bytes, and {capacity:#,0} of {slotBytes:#,0} were expected. Both sides must say the same.");
        return new RingMemory(start, slotBytes, capacity);
    }

    /// <inheritdoc/>
    public bool Equals(RingMemory other) => Start == other.Start && SlotBytes == other.SlotBytes && Capacity == other.Capacity;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RingMemory other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine((nint)Start, SlotBytes, Capacity);

    /// <summary>True when both are the same ring.</summary>
    public static bool operator ==(RingMemory left, RingMemory right) => left.Equals(right);

    /// <summary>True when they differ.</summary>
    public static bool operator !=(RingMemory left, RingMemory right) => !left.Equals(right);
}
