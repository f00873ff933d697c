using AddressSpaces.Checks;

namespace AddressSpaces.Mistakes;

/// <summary>Looks the page up, and not what may be done with it.</summary>
[Mistake(Verdict.FailedAssertion, "whoever may read a page may write it")]
public sealed class TranslatorAlwaysWritable : ITranslator
{
    public bool TryTranslate(Table table, ulong address, bool write, out ulong physical)
    {
        physical = 0;
        if (!table.TryFind(address / Table.PageSize, out Entry entry)) return false;
        physical = ((ulong)entry.Frame * Table.PageSize) + (address % Table.PageSize);
        return true;
    }
}
