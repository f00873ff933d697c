using AddressSpaces.Checks;

namespace AddressSpaces.Mistakes;

/// <summary>The second process gets the first one's rights, whatever was asked for.</summary>
[Mistake(Verdict.FailedAssertion, "the rights belong to the frame")]
public sealed class SharingSameRights : ISharing
{
    public bool Map(FrameStore memory, Table from, ulong page, Table to, ulong at, bool writable)
    {
        if (!from.TryFind(page, out Entry entry) || to.TryFind(at, out _)) return false;
        memory.Hold(entry.Frame);
        from.Set(page, entry with { Shared = true });
        to.Set(at, entry with { Shared = true });
        return true;
    }
}
