namespace Threads.Machine;

/// <summary>One translation that a core remembers.</summary>
/// <param name="Process">Whose page it is; real processors call the tag a process-context identifier.</param>
/// <param name="Page">The page.</param>
/// <param name="Entry">The page-table entry as it was when the core walked the table. The table may say something else by now.</param>
public readonly record struct TlbEntry(int Process, ulong Page, PageTableEntry Entry);

/// <summary>
/// A core's translation lookaside buffer. It is asked before the page table and is right only as long as somebody removes what
/// has changed there: no hardware does that for another core, the kernel has to (a shoot-down).
/// </summary>
/// <remarks>Never changes, so that states can share it. Holds <see cref="Capacity"/> entries; the oldest makes room.</remarks>
public sealed record Tlb
{
    /// <summary>How many translations a core remembers.</summary>
    public const int Capacity = 16;

    /// <summary>A core that remembers nothing.</summary>
    public static readonly Tlb Empty = new([]);

    private Tlb(ValueList<TlbEntry> entries) => Entries = entries;

    /// <summary>What it remembers, the oldest first.</summary>
    public ValueList<TlbEntry> Entries { get; }

    /// <summary>The translation of a page, if it is remembered.</summary>
    public bool TryFind(int process, ulong page, out PageTableEntry entry)
    {
        foreach (var known in Entries)
        {
            if (known.Page != page || known.Process != process) continue;
            entry = known.Entry;
            return true;
        }

        entry = default;
        return false;
    }

    /// <summary>The same buffer after a walk of the page table.</summary>
    internal Tlb Fill(TlbEntry walked)
    {
        var rest = Entries.Where(known => known.Page != walked.Page || known.Process != walked.Process);
        return new Tlb([.. rest.TakeLast(Capacity - 1), walked]);
    }

    /// <summary>The same buffer without the pages of a process from <paramref name="first"/> up to, not including, <paramref name="end"/>.</summary>
    internal Tlb Flush(int process, ulong first, ulong end)
    {
        bool Stays(TlbEntry known) => known.Process != process || known.Page < first || known.Page >= end;
        return Entries.All(Stays) ? this : new Tlb([.. Entries.Where(Stays)]);
    }
}
