namespace AddressSpaces.Checks;

/// <summary>The page table of one process: an entry for each page that is in memory.</summary>
public sealed class Table
{
    /// <summary>Bytes of a page, and of a frame.</summary>
    public const int PageSize = 4096;

    private readonly SortedDictionary<ulong, Entry> entries = [];

    /// <summary>The pages that have an entry, in order.</summary>
    public IReadOnlyList<ulong> Pages => [.. entries.Keys];

    /// <summary>The entry of a page, if it has one.</summary>
    public bool TryFind(ulong page, out Entry entry) => entries.TryGetValue(page, out entry);

    /// <summary>Gives a page an entry, or another one.</summary>
    public void Set(ulong page, Entry entry) => entries[page] = entry;
}
