namespace Threads.Machine;

/// <summary>The machine that a kernel is booted on, and the limits that its administrator has set.</summary>
public sealed record KernelOptions
{
    /// <summary>Whether cores remember translations, and who makes them forget.</summary>
    public TlbModel Tlbs { get; init; }

    /// <summary>How many cores have a TLB.</summary>
    public int Cores { get; init; } = 8;

    /// <summary>How many frames physical memory has.</summary>
    public int Frames { get; init; } = 65_536;

    /// <summary>As whom the first processes act.</summary>
    public Credentials Credentials { get; init; } = Credentials.Student;

    /// <summary>How many segments there can be (SHMMNI).</summary>
    public int MaxSegments { get; init; } = 4096;

    /// <summary>The largest segment in bytes (SHMMAX); the default is Linux's.</summary>
    public ulong MaxSegmentSize { get; init; } = ulong.MaxValue - (1UL << 24);

    /// <summary>How many pages all segments can have together (SHMALL); the default is Linux's.</summary>
    public ulong MaxSegmentPages { get; init; } = ulong.MaxValue - (1UL << 24);

    /// <summary>The lowest address that an ordinary user may map (vm.mmap_min_addr); a multiple of the page size.</summary>
    public ulong LowestAddress { get; init; } = AddressSpace.Lowest;

    /// <summary>
    /// The seconds that the times of segments are taken from; above 0. The default stands still, so that a program that does the same
    /// again comes to the same state.
    /// </summary>
    public Func<long> Clock { get; init; } = () => 1;
}
