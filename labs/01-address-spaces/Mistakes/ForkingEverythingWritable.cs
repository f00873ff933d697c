using AddressSpaces.Checks;

namespace AddressSpaces.Mistakes;

/// <summary>Every page is marked, and so a constant can be written once there was a fork.</summary>
[Mistake(Verdict.FailedAssertion, "every private page is copied on write")]
public sealed class ForkingEverythingWritable : IForking
{
    public Table Fork(FrameStore memory, Table parent)
    {
        Table child = new();
        foreach (ulong page in parent.Pages)
        {
            parent.TryFind(page, out Entry entry);
            memory.Hold(entry.Frame);
            if (!entry.Shared) entry = entry with { Writable = false, CopyOnWrite = true };
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
