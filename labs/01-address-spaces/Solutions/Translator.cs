using AddressSpaces.Checks;

namespace AddressSpaces.Solutions;

/// <summary>The page decides about the frame, the offset stays as it is.</summary>
public sealed class Translator : ITranslator
{
    public bool TryTranslate(Table table, ulong address, bool write, out ulong physical)
    {
        ulong page = address / Table.PageSize;
        ulong offset = address % Table.PageSize;
        physical = 0;
        if (!table.TryFind(page, out Entry entry)) return false;
        if (write && !entry.Writable) return false;
        physical = ((ulong)entry.Frame * Table.PageSize) + offset;
        return true;
    }
}
