using AddressSpaces.Checks;

namespace AddressSpaces.Mistakes;

/// <summary>The writer has a new frame, and still counts as a holder of the old one.</summary>
[Mistake(Verdict.FailedAssertion, "the frame is the other one's now")]
public sealed class ForkingNeverReleased : IForking
{
    public Table Fork(FrameStore memory, Table parent)
    {
        Table child = new();
        foreach (ulong page in parent.Pages)
        {
            parent.TryFind(page, out Entry entry);
            memory.Hold(entry.Frame);
            if (!entry.Shared && (entry.Writable || entry.CopyOnWrite)) entry = entry with { Writable = false, CopyOnWrite = true };
            parent.Set(page, entry);
            child.Set(page, entry);
        }

        return child;
    }

    public bool WriteFault(FrameStore memory, Table table, ulong page)
    {
        if (!table.TryFind(page, out Entry entry) || !entry.CopyOnWrite) return false;
        int frame = entry.Frame;
        if (memory.HoldersOf(frame) > 1)
        {
            frame = memory.Take();
            memory.Copy(entry.Frame, frame);
        }

        table.Set(page, new Entry(frame));
        return true;
    }
}
