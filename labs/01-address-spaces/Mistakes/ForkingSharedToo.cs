using AddressSpaces.Checks;

namespace AddressSpaces.Mistakes;

/// <summary>Shared pages are copied at the next write, and are shared no longer.</summary>
[Mistake(Verdict.FailedAssertion, "after a fork nothing is shared")]
public sealed class ForkingSharedToo : IForking
{
    public Table Fork(FrameStore memory, Table parent)
    {
        Table child = new();
        foreach (ulong page in parent.Pages)
        {
            parent.TryFind(page, out Entry entry);
            memory.Hold(entry.Frame);
            if (entry.Writable || entry.CopyOnWrite) entry = entry with { Writable = false, CopyOnWrite = true };
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
            memory.Release(entry.Frame);
        }

        table.Set(page, new Entry(frame));
        return true;
    }
}
