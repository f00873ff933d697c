namespace Threads.Machine;

/// <summary>A range of a process's virtual addresses, and what is behind it.</summary>
/// <param name="Start">The first address; a multiple of <see cref="Kernel.PageSize"/>.</param>
/// <param name="End">The address after the last; a multiple of it too.</param>
/// <param name="Protection">What the process may do with it now.</param>
public sealed record Mapping(ulong Start, ulong End, Protection Protection)
{
    /// <summary>What <c>mprotect</c> may grant: a segment attached read-only never becomes writable.</summary>
    public Protection MostProtection { get; init; } = Protection.All;

    /// <summary>The number of its <see cref="SharedPages"/>; -1 for private memory.</summary>
    public int Shared { get; init; } = -1;

    /// <summary>Which page of the shared ones is at <see cref="Start"/>.</summary>
    public int FirstPage { get; init; }

    /// <summary>The identifier of the segment; -1 for none.</summary>
    public int Segment { get; init; } = -1;

    /// <summary>What it is called in figures: data, stack; empty for no name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether others see what is written here.</summary>
    public bool IsShared => Shared >= 0;

    /// <summary>Whether a segment is attached here.</summary>
    public bool IsSegment => Segment >= 0;

    /// <summary>How many pages it has.</summary>
    public int Pages => (int)((End - Start) / Kernel.PageSize);

    /// <summary>Where page 0 of the segment would be: what <c>shmat</c> answered, even if that page is not mapped any more.</summary>
    public ulong Base => Start - ((ulong)FirstPage * Kernel.PageSize);

    /// <summary>Whether an address is in it.</summary>
    public bool Contains(ulong address) => address >= Start && address < End;

    /// <summary>Whether it allows an access. On x86-64 whatever may be written or executed may be read.</summary>
    public bool Allows(MemoryUse use) => use == MemoryUse.Read ? Protection != Protection.None : (Protection & Protection.Write) != 0;

    /// <summary>The part of it between two addresses, which lie in it.</summary>
    internal Mapping Part(ulong start, ulong end) => this with
    {
        Start = start,
        End = end,
        FirstPage = IsShared ? FirstPage + (int)((start - Start) / Kernel.PageSize) : 0,
    };

    /// <summary>Whether another mapping begins where this one ends and continues it in every respect.</summary>
    internal bool IsContinuedBy(Mapping next) => next.Start == End && next == this with { Start = next.Start, End = next.End, FirstPage = IsShared ? FirstPage + Pages : 0 };
}
