using AddressSpaces.Checks;

namespace AddressSpaces.Mistakes;

/// <summary>Adds a number of frames to a number of bytes.</summary>
[Mistake(Verdict.FailedAssertion, "the entry holds the address of the frame")]
public sealed class TranslatorFrameIsAddress : ITranslator
{
    public bool TryTranslate(Table table, ulong address, bool write, out ulong physical)
    {
        physical = 0;
        if (!table.TryFind(address / Table.PageSize, out Entry entry)) return false;
        if (write && !entry.Writable) return false;
        physical = (ulong)entry.Frame + (address % Table.PageSize);
        return true;
    }
}
