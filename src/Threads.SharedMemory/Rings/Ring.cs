namespace Threads.SharedMemory;

/// <summary>
/// Rings in segments, for one writer and one reader in two processes (or one). Both sides say the same message type, capacity and offset;
/// whoever comes first makes the ring. For more writers or readers there is <see cref="SharedQueue{T}"/>.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Reliability", "CA2000", Justification = "Each end owns its claim and gives it back.")]
public static unsafe class Ring
{
    /// <summary>How many pauses an end makes before it goes to sleep, unless it is told otherwise: some microseconds.</summary>
    public const int DefaultSpins = 100;

    /// <summary>Never sleeps: answers fastest, and takes a whole core while it waits.</summary>
    public const int SpinForEver = int.MaxValue;

    /// <summary>Bytes of a segment that a ring takes.</summary>
    /// <param name="capacity">Slots, a power of two.</param>
    /// <typeparam name="T">The message.</typeparam>
    /// <exception cref="SharedMemoryException">The capacity is no power of two, or too large.</exception>
    public static int Bytes<T>(int capacity)
        where T : unmanaged => RingMemory.Bytes(sizeof(T), capacity);

    /// <summary>Takes the writing end. The segment must stay attached for as long as it is used.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="capacity">Slots, a power of two.</param>
    /// <param name="offset">Where in the segment the ring begins, a multiple of 128.</param>
    /// <param name="spins">How many pauses of the processor before sleeping: 0 for none, to <see cref="SpinForEver"/>.</param>
    /// <typeparam name="T">The message.</typeparam>
    /// <exception cref="SharedMemoryException">It does not fit, it is another ring, or somebody else writes.</exception>
    public static RingWriter<T> OpenWriter<T>(SharedSegment segment, int capacity, int offset = 0, int spins = DefaultSpins)
        where T : unmanaged
    {
        return OpenWriter<T>(segment, capacity, offset, spins, Futex.Shared);
    }

    internal static RingWriter<T> OpenWriter<T>(SharedSegment segment, int capacity, int offset, int spins, IFutex futex)
        where T : unmanaged
    {
        var memory = RingMemory.In(segment, sizeof(T), capacity, offset);
        return new RingWriter<T>(memory, futex, spins, new RingClaim(memory, isWriter: true));
    }

    /// <summary>Takes the reading end. The segment must stay attached for as long as it is used.</summary>
    /// <inheritdoc cref="OpenWriter{T}(SharedSegment, int, int, int)"/>
    public static RingReader<T> OpenReader<T>(SharedSegment segment, int capacity, int offset = 0, int spins = DefaultSpins)
        where T : unmanaged
    {
        return OpenReader<T>(segment, capacity, offset, spins, Futex.Shared);
    }

    internal static RingReader<T> OpenReader<T>(SharedSegment segment, int capacity, int offset, int spins, IFutex futex)
        where T : unmanaged
    {
        var memory = RingMemory.In(segment, sizeof(T), capacity, offset);
        return new RingReader<T>(memory, futex, spins, new RingClaim(memory, isWriter: false));
    }
}
