using AddressSpaces.Checks;

namespace AddressSpaces.Mistakes;

/// <summary>Finds the frame, and forgets where in it.</summary>
[Mistake(Verdict.FailedAssertion, "the page table says where an address is")]
public sealed class TranslatorNoOffset : ITranslator
{
    public bool TryTranslate(Table table, ulong address, bool write, out ulong physical)
    {
        physical = 0;
        if (!table.TryFind(address / Table.PageSize, out Entry entry)) return false;
        if (write && !entry.Writable) return false;
        physical = (ulong)entry.Frame * Table.PageSize;
        return true;
    }
}
