using AddressSpaces.Checks;

namespace AddressSpaces.Mistakes;

/// <summary>Nobody knows that two hold the frame: the first who lets go frees it under the other.</summary>
[Mistake(Verdict.FailedAssertion, "an entry is enough")]
public sealed class SharingNotCounted : ISharing
{
    public bool Map(FrameStore memory, Table from, ulong page, Table to, ulong at, bool writable)
    {
        if (!from.TryFind(page, out Entry entry) || to.TryFind(at, out _)) return false;
        from.Set(page, entry with { Shared = true });
        to.Set(at, new Entry(entry.Frame, writable && entry.Writable, Shared: true));
        return true;
    }
}
