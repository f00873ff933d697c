namespace Threads.Machine;

/// <summary>What a process's addresses mean: its mappings, which say what should be there, and its page table, which says what is.</summary>
/// <remarks>Never changes, so that states can share it. Only <see cref="AddressSpaces"/> makes new ones, and keeps the two in step.</remarks>
/// <param name="Mappings">In order of their addresses; no two overlap.</param>
/// <param name="Pages">Entries for pages inside mappings only.</param>
/// <param name="Top">Where the search for a free range begins, downwards. Each process has another, as address randomisation would have it.</param>
public sealed record AddressSpace(ValueList<Mapping> Mappings, PageTable Pages, ulong Top)
{
    /// <summary>The lowest address that the kernel chooses by itself.</summary>
    public const ulong Lowest = 0x1_0000;

    /// <summary>The address after the last that a process can have: the lower half of 48 bits, less a page.</summary>
    public const ulong End = 0x7fff_ffff_f000;

    /// <summary>The mapping that an address is in; null for none.</summary>
    public Mapping? At(ulong address)
    {
        foreach (var mapping in Mappings)
        {
            if (mapping.Contains(address)) return mapping;
        }

        return null;
    }

    /// <summary>The mappings that have an address in a range, in order.</summary>
    public IEnumerable<Mapping> Between(ulong start, ulong end) => Mappings.Where(mapping => mapping.Start < end && mapping.End > start);

    /// <summary>Whether no mapping has an address in a range.</summary>
    public bool IsFree(ulong start, ulong end) => !Between(start, end).Any();

    /// <summary>Where a range of this length is free: as high as possible below <see cref="Top"/>, or else below <see cref="End"/>; null if nowhere.</summary>
    internal ulong? FindFree(ulong length) => FindFreeBelow(Top, length) ?? FindFreeBelow(End, length);

    /// <summary>The same space with a mapping more.</summary>
    internal AddressSpace With(Mapping mapping)
    {
        var at = 0;
        while (at < Mappings.Count && Mappings[at].Start < mapping.Start) at++;
        return this with { Mappings = Mappings.Insert(at, mapping) };
    }

    /// <summary>The same space without a mapping. Its pages stay in the table.</summary>
    internal AddressSpace Without(Mapping mapping) => this with { Mappings = Mappings.RemoveAt(IndexOf(mapping)) };

    /// <summary>The same space with one mapping in the place of another.</summary>
    internal AddressSpace Replace(Mapping old, Mapping changed) => this with { Mappings = Mappings.With(IndexOf(old), changed) };

    /// <summary>The mapping just before another, and the one just after.</summary>
    internal (Mapping? Before, Mapping? After) NeighboursOf(Mapping mapping)
    {
        var at = IndexOf(mapping);
        return (at > 0 ? Mappings[at - 1] : null, at + 1 < Mappings.Count ? Mappings[at + 1] : null);
    }

    private int IndexOf(Mapping mapping)
    {
        for (var at = 0; at < Mappings.Count; at++)
        {
            if (Mappings[at].Start == mapping.Start) return at;
        }

        throw new InvalidOperationException($"No mapping begins at 0x{mapping.Start:x}.");
    }

    private ulong? FindFreeBelow(ulong limit, ulong length)
    {
        var end = limit;
        for (var at = Mappings.Count - 1; at >= 0; at--)
        {
            var mapping = Mappings[at];
            if (mapping.Start >= end) continue;
            if (mapping.End < end && end - mapping.End >= length) return end - length;
            end = mapping.Start;
        }

        return end >= Lowest && end - Lowest >= length ? end - length : null;
    }
}
