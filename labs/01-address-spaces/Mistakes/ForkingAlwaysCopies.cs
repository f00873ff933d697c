using AddressSpaces.Checks;

namespace AddressSpaces.Mistakes;

/// <summary>Copies even when nobody else has the frame any more.</summary>
[Mistake(Verdict.FailedAssertion, "a write fault means a copy")]
public sealed class ForkingAlwaysCopies : IForking
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
        frame = memory.Take();
        memory.Copy(entry.Frame, frame);
        memory.Release(entry.Frame);

        table.Set(page, new Entry(frame));
        return true;
    }
}
