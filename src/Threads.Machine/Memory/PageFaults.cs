namespace Threads.Machine;

/// <summary>An access that did not go through.</summary>
/// <param name="Core">Where; -1 for the kernel's own access for a process.</param>
/// <param name="Process">Whose.</param>
/// <param name="Address">The virtual address.</param>
/// <param name="Use">What for.</param>
internal readonly record struct PageFault(int Core, int Process, ulong Address, MemoryUse Use)
{
    public ulong Page => Address / Kernel.PageSize;
}

/// <summary>The page-fault handler: what is mapped and allowed gets its frame; what is not ends in a signal.</summary>
internal static class PageFaults
{
    public static FaultOutcome Handle(Kernel kernel, PageFault fault, IFrames frames)
    {
        var space = kernel.Processes[fault.Process].Space;
        if (space.At(fault.Address) is not { } mapping) return Refuse(fault, FaultText.NotMapped(kernel, fault));
        if (!mapping.Allows(fault.Use)) return Refuse(fault, FaultText.NotAllowed(mapping, fault));
        var outcome = space.Pages.TryFind(fault.Page, out var entry)
            ? entry.Allows(fault.Use) ? Resolved(FaultKind.Walked, "the core walked the page table") : Unshare(kernel, fault, mapping, entry, frames)
            : mapping.IsShared ? EnterShared(kernel, fault, mapping, frames) : EnterPrivate(kernel, fault, mapping, frames);
        if (outcome.IsResolved) Walk(kernel, fault);
        return outcome;
    }

    private static FaultOutcome EnterPrivate(Kernel kernel, PageFault fault, Mapping mapping, IFrames frames)
    {
        var frame = kernel.TakeFrame(frames);
        if (frame < 0) return NoFrame(fault);
        AddressSpaces.Enter(kernel, fault.Process, mapping, fault.Address, frame);
        return Resolved(FaultKind.DemandZero, $"page {Hex(fault.Page)} is used for the first time: it gets frame {frame}, full of zeros");
    }

    private static FaultOutcome EnterShared(Kernel kernel, PageFault fault, Mapping mapping, IFrames frames)
    {
        var page = mapping.FirstPage + (int)((fault.Address - mapping.Start) / Kernel.PageSize);
        var frame = AddressSpaces.SharedOf(kernel, mapping.Shared).FrameOf(page);
        var isNew = frame < 0;
        if (isNew)
        {
            frame = kernel.TakeFrame(frames);
            if (frame < 0) return NoFrame(fault);
            AddressSpaces.Back(kernel, mapping.Shared, page, frame);
        }

        AddressSpaces.Enter(kernel, fault.Process, mapping, fault.Address, frame);
        return isNew
            ? Resolved(FaultKind.DemandZero, $"page {Hex(fault.Page)} is used for the first time by anybody: it gets frame {frame}, full of zeros")
            : Resolved(FaultKind.SharedFrame, $"page {Hex(fault.Page)} is shared and has frame {frame} already, which stands in this page table now too");
    }

    // A write to a private page that has been shared since a fork.
    private static FaultOutcome Unshare(Kernel kernel, PageFault fault, Mapping mapping, PageTableEntry entry, IFrames frames)
    {
        var frame = entry.Frame;
        var isShared = kernel.Frames.HoldersOf(frame) > 1;
        if (isShared)
        {
            frame = kernel.TakeFrame(frames);
            if (frame < 0) return NoFrame(fault);
            frames.Copy(entry.Frame, frame);
            kernel.Frames = kernel.Frames.Release(entry.Frame);
        }

        AddressSpaces.Enter(kernel, fault.Process, mapping, fault.Address, frame);
        kernel.Flush(fault.Core, fault.Process, fault.Page, fault.Page + 1);
        return isShared
            ? Resolved(FaultKind.Copied, $"page {Hex(fault.Page)} was shared since a fork: frame {entry.Frame} is copied to frame {frame}, its own")
            : Resolved(FaultKind.Reused, $"nobody shares frame {frame} of page {Hex(fault.Page)} any more: it may be written again");
    }

    // What the processor does by itself: set the flags in the table and remember the entry.
    private static void Walk(Kernel kernel, PageFault fault)
    {
        if (kernel.Tlbs.Count == 0 || fault.Core < 0) return;
        var space = kernel.Processes[fault.Process].Space;
        space.Pages.TryFind(fault.Page, out var entry);
        entry = entry with { Flags = entry.Flags | PageFlags.Accessed | (fault.Use == MemoryUse.Write ? PageFlags.Dirty : 0) };
        kernel.SetSpace(fault.Process, space with { Pages = space.Pages.With(fault.Page, entry) });
        kernel.Tlbs = kernel.Tlbs.With(fault.Core, kernel.Tlbs[fault.Core].Fill(new TlbEntry(fault.Process, fault.Page, entry)));
    }

    private static FaultOutcome Resolved(FaultKind kind, string message) => new(kind, Signal.None, message);

    private static FaultOutcome Refuse(PageFault fault, string reason) =>
        new(FaultKind.Signalled, Signal.Segmentation, $"{FaultText.Access(fault)}: {reason}");

    private static FaultOutcome NoFrame(PageFault fault) =>
        new(FaultKind.Signalled, Signal.Bus, $"{FaultText.Access(fault)}: the page is mapped, but no frame of the machine's memory is free");

    private static string Hex(ulong page) => $"0x{page:x}";
}
