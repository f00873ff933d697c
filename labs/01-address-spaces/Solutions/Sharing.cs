using AddressSpaces.Checks;

namespace AddressSpaces.Solutions;

/// <summary>One frame in two page tables, held twice.</summary>
public sealed class Sharing : ISharing
{
    public bool Map(FrameStore memory, Table from, ulong page, Table to, ulong at, bool writable)
    {
        if (!from.TryFind(page, out Entry entry) || to.TryFind(at, out _)) return false;
        memory.Hold(entry.Frame);
        from.Set(page, entry with { Shared = true });
        to.Set(at, new Entry(entry.Frame, writable && entry.Writable, Shared: true));
        return true;
    }
}
