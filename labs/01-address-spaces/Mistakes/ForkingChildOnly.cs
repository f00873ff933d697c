using AddressSpaces.Checks;

namespace AddressSpaces.Mistakes;

/// <summary>The parent goes on writing into frames that the child reads.</summary>
[Mistake(Verdict.FailedAssertion, "only the child has to be kept from writing")]
public sealed class ForkingChildOnly : IForking
{
    public Table Fork(FrameStore memory, Table parent)
    {
        Table child = new();
        foreach (ulong page in parent.Pages)
        {
            parent.TryFind(page, out Entry entry);
            memory.Hold(entry.Frame);
            child.Set(page, !entry.Shared && (entry.Writable || entry.CopyOnWrite) ? entry with { Writable = false, CopyOnWrite = true } : entry);
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
