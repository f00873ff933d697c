namespace AddressSpaces.Checks;

/// <summary>One frame in two page tables, and counted twice.</summary>
[Exercise("share", "Map a page into a second process", typeof(ISharing), Order = 2)]
[Hint("Look at the picture: threads figure address-spaces/two-addresses. What is there twice, and what is there once?")]
[Hint("Sharing copies no byte: the second table gets an entry with the same frame. Whoever takes a frame away later must know that two hold it.")]
[Hint("from.TryFind(page, …) must be true and to.TryFind(at, …) false. Then memory.Hold(frame), and to.Set(at, …) with that frame, Shared, and Writable "
    + "only if it is asked for and the first may write too. The first entry becomes Shared as well.")]
public static class SharingChecks
{
    [Check("Both tables lead to the same frame", Order = 1)]
    public static void SameFrame(ISharing sharing)
    {
        (FrameStore memory, Table a, Table b) = Example();
        Check.That(sharing.Map(memory, a, 0x70002, b, 0x50009, true), "The mapping was refused.");
        Check.That(b.TryFind(0x50009, out Entry entry), "Page 0x50009 of the second process has no entry.");
        Check.Equal(Frame(a, 0x70002), entry.Frame, "The frame of page 0x50009");
        Check.That(!b.TryFind(0x70002, out _), "Page 0x70002 was mapped in the second process too; it was to be at 0x50009 only.");
        memory.Write(Frame(a, 0x70002), "hello");
        Check.Equal("hello", memory.Read(entry.Frame), "What the second process reads");
    }

    [Check("Two hold the frame, and no other one is used", Order = 2)]
    public static void Counted(ISharing sharing)
    {
        (FrameStore memory, Table a, Table b) = Example();
        int before = memory.Used;
        sharing.Map(memory, a, 0x70002, b, 0x50009, true);
        Check.Equal(before, memory.Used, "The number of frames in use");
        Check.Equal(2, memory.HoldersOf(Frame(a, 0x70002)), "The number of tables that hold the frame");
    }

    [Check("Nobody gets more than was granted, or than the first has", Order = 3)]
    public static void Rights(ISharing sharing)
    {
        (FrameStore memory, Table a, Table b) = Example();
        sharing.Map(memory, a, 0x70002, b, 1, false);
        sharing.Map(memory, a, 0x70003, b, 2, true);
        sharing.Map(memory, a, 0x70002, b, 3, true);
        Check.That(!Of(b, 1).Writable, "It was mapped for reading, and may be written.");
        Check.That(!Of(b, 2).Writable, "The first process may not write the page, and the second may.");
        Check.That(Of(b, 3).Writable, "It was mapped for writing, and may not be written.");
        Check.That(Of(a, 0x70002).Writable, "The first process may not write its own page any more.");
    }

    [Check("Both entries say that the page is shared", Order = 4)]
    public static void Marked(ISharing sharing)
    {
        (FrameStore memory, Table a, Table b) = Example();
        sharing.Map(memory, a, 0x70002, b, 0x50009, true);
        Check.That(Of(a, 0x70002).Shared && Of(b, 0x50009).Shared, "A fork would not know that this page is to stay shared: both entries must say so.");
    }

    [Check("What cannot be done changes nothing", Order = 5)]
    public static void Refused(ISharing sharing)
    {
        (FrameStore memory, Table a, Table b) = Example();
        b.Set(0x50009, new Entry(memory.Take()));
        Entry mine = Of(b, 0x50009);
        Check.That(!sharing.Map(memory, a, 0x70002, b, 0x50009, true), "There was a page at 0x50009 already, and it was replaced.");
        Check.Equal(mine, Of(b, 0x50009), "The page that was there");
        Check.Equal(1, memory.HoldersOf(Frame(a, 0x70002)), "The number of tables that hold the frame");
        Check.That(!sharing.Map(memory, a, 0x99999, b, 1, true), "The first process has no page 0x99999, and it was mapped.");
        Check.That(!b.TryFind(1, out _), "Page 1 has an entry, though the mapping was refused.");
    }

    private static (FrameStore Memory, Table A, Table B) Example()
    {
        FrameStore memory = new();
        Table a = new();
        memory.Take(); // Somebody else's.
        a.Set(0x70002, new Entry(memory.Take()));
        a.Set(0x70003, new Entry(memory.Take(), Writable: false));
        return (memory, a, new Table());
    }

    private static Entry Of(Table table, ulong page)
    {
        Check.That(table.TryFind(page, out Entry entry), $"Page 0x{page:x} has no entry.");
        return entry;
    }

    private static int Frame(Table table, ulong page) => Of(table, page).Frame;
}
