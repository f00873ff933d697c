namespace Threads.Machine;

/// <summary>
/// Changes address spaces, and keeps in step what hangs together: mappings, page tables, the holders of frames, the users of shared pages,
/// the attachments of segments, and the cores' TLBs.
/// </summary>
internal static class AddressSpaces
{
    /// <summary>Shared pages that nobody uses yet. The caller maps them, or has them in a segment.</summary>
    /// <returns>Their number.</returns>
    public static int MakeShared(Kernel kernel, int pages)
    {
        var number = 0;
        while (number < kernel.Shared.Count && kernel.Shared[number].Id == number) number++;
        var made = new SharedPages(number, 0, [.. Enumerable.Repeat(-1, pages)]);
        kernel.Shared = kernel.Shared.Insert(number, made);
        return number;
    }

    /// <summary>The shared pages with a number.</summary>
    public static SharedPages SharedOf(Kernel kernel, int number) => kernel.Shared[IndexOf(kernel, number)];

    /// <summary>Puts a frame that is free behind a shared page.</summary>
    public static void Back(Kernel kernel, int shared, int page, int frame)
    {
        if (kernel.Frames.HoldersOf(frame) == 0) kernel.Frames = kernel.Frames.Hold(frame);
        var pages = SharedOf(kernel, shared);
        kernel.Shared = kernel.Shared.With(IndexOf(kernel, shared), pages with { Frames = pages.Frames.With(page, frame) });
    }

    /// <summary>One more uses shared pages.</summary>
    public static void Use(Kernel kernel, int shared)
    {
        var pages = SharedOf(kernel, shared);
        kernel.Shared = kernel.Shared.With(IndexOf(kernel, shared), pages with { Users = pages.Users + 1 });
    }

    /// <summary>One less uses shared pages; with the last one their frames become free.</summary>
    public static void Leave(Kernel kernel, int shared)
    {
        var pages = SharedOf(kernel, shared);
        var at = IndexOf(kernel, shared);
        kernel.Shared = pages.Users > 1 ? kernel.Shared.With(at, pages with { Users = pages.Users - 1 }) : kernel.Shared.RemoveAt(at);
        if (pages.Users > 1) return;
        foreach (var frame in pages.Frames.Where(frame => frame >= 0)) kernel.Frames = kernel.Frames.Release(frame);
    }

    /// <summary>Enters a frame that is held into a page table, with what the mapping allows.</summary>
    public static void Enter(Kernel kernel, int process, Mapping mapping, ulong address, int frame)
    {
        var space = kernel.Processes[process].Space;
        var entry = new PageTableEntry(frame, FlagsOf(kernel, mapping, frame));
        kernel.SetSpace(process, space with { Pages = space.Pages.With(address / Kernel.PageSize, entry) });
    }

    /// <summary>The flags of a page in a mapping: a private page with several holders waits for a copy before it is written.</summary>
    public static PageFlags FlagsOf(Kernel kernel, Mapping mapping, int frame)
    {
        if (mapping.Protection == Protection.None) return PageFlags.None;
        var flags = PageFlags.Present | PageFlags.User;
        if (!mapping.IsShared && kernel.Frames.HoldersOf(frame) > 1) return flags | PageFlags.CopyOnWrite;
        return mapping.Allows(MemoryUse.Write) ? flags | PageFlags.Writable : flags;
    }

    /// <summary>Adds a mapping where nothing is mapped.</summary>
    public static void Add(Kernel kernel, int process, Mapping mapping)
    {
        kernel.SetSpace(process, kernel.Processes[process].Space.With(mapping));
        Open(kernel, process, mapping);
        if (!mapping.IsSegment) Join(kernel, process, mapping.Start, mapping.End);
    }

    /// <summary>Removes every page of a range from a process. Mappings that reach beyond it are cut.</summary>
    public static void Unmap(Kernel kernel, int core, int process, ulong start, ulong end)
    {
        Cut(kernel, process, start);
        Cut(kernel, process, end);
        foreach (var mapping in kernel.Processes[process].Space.Between(start, end).ToList()) Remove(kernel, core, process, mapping);
    }

    /// <summary>Removes one whole mapping.</summary>
    public static void Remove(Kernel kernel, int core, int process, Mapping mapping)
    {
        var (first, end) = (mapping.Start / Kernel.PageSize, mapping.End / Kernel.PageSize);
        var space = kernel.Processes[process].Space;
        if (!mapping.IsShared)
        {
            foreach (var (_, entry) in space.Pages.Between(first, end)) kernel.Frames = kernel.Frames.Release(entry.Frame);
        }

        kernel.SetSpace(process, space.Without(mapping) with { Pages = space.Pages.Without(first, end) });
        kernel.Flush(core, process, first, end);
        Close(kernel, process, mapping);
    }

    /// <summary>Changes what a process may do with a part of one mapping.</summary>
    public static void Protect(Kernel kernel, int core, int process, Mapping mapping, ulong start, ulong end, Protection protection)
    {
        if (mapping.Protection == protection) return;
        var changed = mapping.Part(start, end) with { Protection = protection };
        if (!TryShift(kernel, process, mapping, changed))
        {
            Cut(kernel, process, start);
            Cut(kernel, process, end);
            var space = kernel.Processes[process].Space;
            kernel.SetSpace(process, space.Replace(space.At(start)!, changed));
        }

        Refresh(kernel, core, process, changed);
        if (!mapping.IsSegment) Join(kernel, process, start, end);
    }

    /// <summary>Makes the page-table entries of a mapping say what it allows now.</summary>
    public static void Refresh(Kernel kernel, int core, int process, Mapping mapping)
    {
        const PageFlags history = PageFlags.Accessed | PageFlags.Dirty;
        var (first, end) = (mapping.Start / Kernel.PageSize, mapping.End / Kernel.PageSize);
        var space = kernel.Processes[process].Space;
        var pages = space.Pages;
        foreach (var (page, entry) in space.Pages.Between(first, end))
            pages = pages.With(page, entry with { Flags = FlagsOf(kernel, mapping, entry.Frame) | (entry.Flags & history) });
        kernel.SetSpace(process, space with { Pages = pages });
        kernel.Flush(core, process, first, end);
    }

    /// <summary>A mapping is there now: its pages have one more user, its segment one more attachment.</summary>
    public static void Open(Kernel kernel, int process, Mapping mapping)
    {
        if (mapping.IsShared) Use(kernel, mapping.Shared);
        if (mapping.IsSegment) kernel.Segments = kernel.Segments.With(kernel.Segments.Find(mapping.Segment)!.Attached(kernel.Processes[process].Id, kernel.Now));
    }

    private static void Close(Kernel kernel, int process, Mapping mapping)
    {
        if (mapping.IsSegment)
        {
            var left = kernel.Segments.Find(mapping.Segment)!.Detached(kernel.Processes[process].Id, kernel.Now);
            kernel.Segments = kernel.Segments.With(left);
            SegmentCalls.DestroyIfUnused(kernel, left);
        }

        if (mapping.IsShared) Leave(kernel, mapping.Shared);
    }

    // Makes an address inside a mapping the border between two. Linux counts each of them as an attachment of the segment.
    private static void Cut(Kernel kernel, int process, ulong address)
    {
        var space = kernel.Processes[process].Space;
        if (space.At(address) is not { } mapping || mapping.Start == address) return;
        var upper = mapping.Part(address, mapping.End);
        kernel.SetSpace(process, space.Replace(mapping, mapping.Part(mapping.Start, address)).With(upper));
        Open(kernel, process, upper);
    }

    // Linux: a part at the edge of a mapping that comes to equal its neighbour goes over to it, and the number of mappings stays
    // (vma_modify). A whole segment's mapping never does: it would have to be closed.
    private static bool TryShift(Kernel kernel, int process, Mapping mapping, Mapping changed)
    {
        if (!mapping.IsSegment || (changed.Start == mapping.Start && changed.End == mapping.End)) return false;
        var space = kernel.Processes[process].Space;
        var (before, after) = space.NeighboursOf(mapping);
        if (changed.Start == mapping.Start && before is not null && before.IsContinuedBy(changed))
            space = space.Replace(before, before with { End = changed.End }).Replace(mapping, mapping.Part(changed.End, mapping.End));
        else if (changed.End == mapping.End && after is not null && changed.IsContinuedBy(after))
            space = space.Replace(mapping, mapping.Part(mapping.Start, changed.Start)).Replace(after, changed with { End = after.End });
        else
            return false;
        kernel.SetSpace(process, space);
        return true;
    }

    // Neighbours without a segment that differ in nothing are one, as in /proc/PID/maps; and two ways to the same state are equal.
    private static void Join(Kernel kernel, int process, ulong start, ulong end)
    {
        foreach (var border in (ReadOnlySpan<ulong>)[start, end])
        {
            var space = kernel.Processes[process].Space;
            if (border == 0 || space.At(border - 1) is not { IsSegment: false } before || space.At(border) is not { } after || !before.IsContinuedBy(after)) continue;
            kernel.SetSpace(process, space.Without(after).Replace(before, before with { End = after.End }));
            if (after.IsShared) Leave(kernel, after.Shared);
        }
    }

    private static int IndexOf(Kernel kernel, int number)
    {
        for (var at = 0; at < kernel.Shared.Count; at++)
        {
            if (kernel.Shared[at].Id == number) return at;
        }

        throw new InvalidOperationException($"There are no shared pages {number}.");
    }
}
