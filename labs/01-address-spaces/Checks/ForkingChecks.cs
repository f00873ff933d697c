namespace AddressSpaces.Checks;

/// <summary>A fork copies page-table entries; a write copies a frame.</summary>
[Exercise("fork", "Fork with copy-on-write", typeof(IForking), Order = 3)]
[Hint("Watch it first: threads run address-spaces/fork, and threads figure address-spaces/fork. Which flags have changed after the fork, in which of the two tables?")]
[Hint("Neither may write what both have, or the other would see it: after the fork the entries of both are not writable, and remember that they were "
    + "(CopyOnWrite). The next write faults. Then there is time to copy, unless nobody else holds the frame any more. Shared pages stay as they are.")]
[Hint("Fork: for every page, memory.Hold(frame); if it is not Shared and is Writable or CopyOnWrite, set it in both tables with Writable: false, CopyOnWrite: true. "
    + "WriteFault: false unless CopyOnWrite; if HoldersOf(frame) > 1: Take, Copy, Release the old one; then Set(page, new Entry(frame)).")]
public static class ForkingChecks
{
    private const ulong Data = 1, Constant = 2, Shared = 3;

    [Check("A fork copies no frame", Order = 1)]
    public static void NothingCopied(IForking forking)
    {
        (FrameStore memory, Table parent) = Example();
        Table child = forking.Fork(memory, parent);
        Check.Equal(3, memory.Used, "The number of frames in use");
        foreach (ulong page in parent.Pages)
        {
            Check.Equal(Of(parent, page).Frame, Of(child, page).Frame, $"The frame of the child's page {page}");
            Check.Equal(2, memory.HoldersOf(Of(parent, page).Frame), $"The number of tables that hold the frame of page {page}");
        }
    }

    [Check("The parent does not see what the child writes", Order = 2)]
    public static void ChildWrites(IForking forking)
    {
        (FrameStore memory, Table parent) = Example();
        Table child = forking.Fork(memory, parent);
        Check.That(Write(forking, memory, child, Data, "child"), "The child could not write its data.");
        Check.Equal("data", Read(memory, parent, Data), "What the parent reads");
        Check.Equal("child", Read(memory, child, Data), "What the child reads");
    }

    [Check("The child does not see what the parent writes", Order = 3)]
    public static void ParentWrites(IForking forking)
    {
        (FrameStore memory, Table parent) = Example();
        Table child = forking.Fork(memory, parent);
        Check.That(Write(forking, memory, parent, Data, "parent"), "The parent could not write its data any more.");
        Check.Equal("data", Read(memory, child, Data), "What the child reads");
    }

    [Check("A page that was shared stays shared", Order = 4)]
    public static void StaysShared(IForking forking)
    {
        (FrameStore memory, Table parent) = Example();
        Table child = forking.Fork(memory, parent);
        Check.That(Write(forking, memory, child, Shared, "for both"), "The child could not write the shared page.");
        Check.Equal("for both", Read(memory, parent, Shared), "What the parent reads");
    }

    [Check("What could not be written before cannot be written now", Order = 5)]
    public static void StaysReadOnly(IForking forking)
    {
        (FrameStore memory, Table parent) = Example();
        Table child = forking.Fork(memory, parent);
        Check.That(!Write(forking, memory, child, Constant, "oops"), "The child wrote a page that nobody may write.");
        Check.That(!Write(forking, memory, parent, Constant, "oops"), "The parent wrote a page that nobody may write.");
        Check.Equal("constant", Read(memory, parent, Constant), "The page");
    }

    [Check("Each frame is copied as often as it must be, and no more", Order = 6)]
    public static void LastOneCopiesNothing(IForking forking)
    {
        (FrameStore memory, Table parent) = Example();
        Table child = forking.Fork(memory, parent);
        int frame = Of(parent, Data).Frame;
        Write(forking, memory, child, Data, "child");
        Check.Equal(1, memory.HoldersOf(frame), "The number of tables that hold the old frame");
        Write(forking, memory, parent, Data, "parent");
        Check.Equal(frame, Of(parent, Data).Frame, "The parent's frame, which nobody else had any more,");
        Check.Equal(4, memory.Used, "The number of frames in use");
        Check.Equal("child", Read(memory, child, Data), "What the child reads");
    }

    [Check("A grandchild is as independent as a child", Order = 7)]
    public static void Grandchild(IForking forking)
    {
        (FrameStore memory, Table parent) = Example();
        Table child = forking.Fork(memory, parent);
        Table grandchild = forking.Fork(memory, child);
        Check.Equal(3, memory.HoldersOf(Of(parent, Data).Frame), "The number of tables that hold the frame");
        Check.That(Write(forking, memory, grandchild, Data, "grandchild"), "The grandchild could not write its data.");
        Check.That(Write(forking, memory, parent, Data, "parent"), "The parent could not write its data.");
        Check.Equal("data", Read(memory, child, Data), "What the child reads");
        Check.Equal("grandchild", Read(memory, grandchild, Data), "What the grandchild reads");
    }

    private static (FrameStore Memory, Table Parent) Example()
    {
        FrameStore memory = new();
        Table parent = new();
        parent.Set(Data, new Entry(memory.Take()));
        parent.Set(Constant, new Entry(memory.Take(), Writable: false));
        parent.Set(Shared, new Entry(memory.Take(), Shared: true));
        memory.Write(Of(parent, Data).Frame, "data");
        memory.Write(Of(parent, Constant).Frame, "constant");
        memory.Write(Of(parent, Shared).Frame, "shared");
        return (memory, parent);
    }

    private static string Read(FrameStore memory, Table table, ulong page) => memory.Read(Of(table, page).Frame);

    // As the processor does it: a fault, the kernel's answer, and the instruction again.
    private static bool Write(IForking forking, FrameStore memory, Table table, ulong page, string text)
    {
        if (!Of(table, page).Writable && !forking.WriteFault(memory, table, page)) return false;
        Check.That(Of(table, page).Writable, $"The write fault was answered with true, and page {page} is still not writable: the program faults for ever.");
        memory.Write(Of(table, page).Frame, text);
        return true;
    }

    private static Entry Of(Table table, ulong page)
    {
        Check.That(table.TryFind(page, out Entry entry), $"Page {page} has no entry.");
        return entry;
    }
}
