namespace Threads.Machine;

/// <summary>What a page-table entry says beside the frame.</summary>
[Flags]
public enum PageFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The page is in a frame. Without it, every access faults, and the other flags say nothing.</summary>
    Present = 1,

    /// <summary>It may be written.</summary>
    Writable = 2,

    /// <summary>Programs may use it, not the kernel alone.</summary>
    User = 4,

    /// <summary>It was read or written: set by the processor when it walks the table, where TLBs are modelled.</summary>
    Accessed = 8,

    /// <summary>It was written: set by the processor.</summary>
    Dirty = 16,

    /// <summary>It may be written once it has a frame of its own: the kernel's note, which the processor does not read.</summary>
    CopyOnWrite = 32,
}

/// <summary>One entry of a page table: where a page is, and what may be done with it.</summary>
/// <param name="Frame">The frame, from 0.</param>
/// <param name="Flags">What may be done.</param>
public readonly record struct PageTableEntry(int Frame, PageFlags Flags)
{
    /// <summary>Whether the page is in a frame.</summary>
    public bool IsPresent => Has(PageFlags.Present);

    /// <summary>Whether it may be written.</summary>
    public bool IsWritable => Has(PageFlags.Writable);

    /// <summary>Whether programs may use it.</summary>
    public bool IsUser => Has(PageFlags.User);

    /// <summary>Whether it was used.</summary>
    public bool IsAccessed => Has(PageFlags.Accessed);

    /// <summary>Whether it was written.</summary>
    public bool IsDirty => Has(PageFlags.Dirty);

    /// <summary>Whether the frame is copied at the next write.</summary>
    public bool IsCopyOnWrite => Has(PageFlags.CopyOnWrite);

    /// <summary>Whether a program's access goes through without a fault.</summary>
    public bool Allows(MemoryUse use)
    {
        var wanted = PageFlags.Present | PageFlags.User | (use == MemoryUse.Write ? PageFlags.Writable : 0);
        return (Flags & wanted) == wanted;
    }

    /// <summary>The flags as a figure shows them: <c>rw u ad c</c>; a dash for what is not so.</summary>
    public override string ToString() =>
        !IsPresent
            ? "not present"
            : $"r{(IsWritable ? 'w' : '-')} {(IsUser ? 'u' : '-')} {(IsAccessed ? 'a' : '-')}{(IsDirty ? 'd' : '-')} {(IsCopyOnWrite ? 'c' : '-')}";

    private bool Has(PageFlags flag) => (Flags & flag) != 0;
}
