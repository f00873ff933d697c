using AddressSpaces.Checks;

namespace AddressSpaces.Mistakes;

/// <summary>Takes the place of what is there; that frame is lost, and held for ever.</summary>
[Mistake(Verdict.FailedAssertion, "mapping over something is harmless")]
public sealed class SharingReplaces : ISharing
{
    public bool Map(FrameStore memory, Table from, ulong page, Table to, ulong at, bool writable)
    {
        if (!from.TryFind(page, out Entry entry)) return false;
        memory.Hold(entry.Frame);
        from.Set(page, entry with { Shared = true });
        to.Set(at, new Entry(entry.Frame, writable && entry.Writable, Shared: true));
        return true;
    }
}
