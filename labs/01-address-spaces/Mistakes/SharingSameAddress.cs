using AddressSpaces.Checks;

namespace AddressSpaces.Mistakes;

/// <summary>Maps the page at its owner's address, where the second process does not look for it.</summary>
[Mistake(Verdict.FailedAssertion, "shared memory has the same address everywhere")]
public sealed class SharingSameAddress : ISharing
{
    public bool Map(FrameStore memory, Table from, ulong page, Table to, ulong at, bool writable)
    {
        if (!from.TryFind(page, out Entry entry) || to.TryFind(page, out _)) return false;
        memory.Hold(entry.Frame);
        from.Set(page, entry with { Shared = true });
        to.Set(page, new Entry(entry.Frame, writable && entry.Writable, Shared: true));
        return true;
    }
}
