using AddressSpaces.Checks;

namespace AddressSpaces.Mistakes;

/// <summary>A page without an entry is taken to be in frame 0.</summary>
[Mistake(Verdict.FailedAssertion, "what is not in the table is zero")]
public sealed class TranslatorMissingIsZero : ITranslator
{
    public bool TryTranslate(Table table, ulong address, bool write, out ulong physical)
    {
        table.TryFind(address / Table.PageSize, out Entry entry);
        physical = ((ulong)entry.Frame * Table.PageSize) + (address % Table.PageSize);
        return !write || entry.Writable;
    }
}
