namespace Threads.Machine;

/// <summary>
/// The entries of one process, by page number (a virtual address divided by <see cref="Kernel.PageSize"/>). x86-64 keeps them in a
/// tree of four levels, 9 bits a level; this one is a sorted list, which says the same.
/// </summary>
/// <remarks>Never changes, so that states can share it; thread-safe.</remarks>
public sealed class PageTable : IEquatable<PageTable>
{
    private readonly ulong[] _pages;
    private readonly PageTableEntry[] _entries;
    private int _hash;

    private PageTable(ulong[] pages, PageTableEntry[] entries) => (_pages, _entries) = (pages, entries);

    /// <summary>The table without entries.</summary>
    public static PageTable Empty { get; } = new([], []);

    /// <summary>The pages that have an entry, in order.</summary>
    public IEnumerable<(ulong Page, PageTableEntry Entry)> Entries => _pages.Zip(_entries);

    /// <summary>How many pages have an entry.</summary>
    public int Count => _pages.Length;

    /// <summary>The entry of a page, if it has one.</summary>
    public bool TryFind(ulong page, out PageTableEntry entry)
    {
        var at = IndexOf(page);
        entry = at >= 0 ? _entries[at] : default;
        return at >= 0;
    }

    /// <summary>The same table with one entry set.</summary>
    public PageTable With(ulong page, PageTableEntry entry)
    {
        var at = IndexOf(page);
        if (at < 0) return new PageTable([.. _pages.AsSpan(0, ~at), page, .. _pages.AsSpan(~at)], [.. _entries.AsSpan(0, ~at), entry, .. _entries.AsSpan(~at)]);
        var entries = (PageTableEntry[])_entries.Clone();
        entries[at] = entry;
        return new PageTable(_pages, entries);
    }

    /// <summary>The same table without the entries of some pages.</summary>
    /// <param name="first">The first page.</param>
    /// <param name="end">The page after the last.</param>
    public PageTable Without(ulong first, ulong end)
    {
        var (from, to) = Range(first, end);
        return from == to ? this : new PageTable([.. _pages.AsSpan(0, from), .. _pages.AsSpan(to)], [.. _entries.AsSpan(0, from), .. _entries.AsSpan(to)]);
    }

    /// <summary>The entries of some pages, in order.</summary>
    /// <param name="first">The first page.</param>
    /// <param name="end">The page after the last.</param>
    public IEnumerable<(ulong Page, PageTableEntry Entry)> Between(ulong first, ulong end)
    {
        var (from, to) = Range(first, end);
        for (var at = from; at < to; at++) yield return (_pages[at], _entries[at]);
    }

    /// <inheritdoc/>
    public bool Equals(PageTable? other) =>
        ReferenceEquals(this, other)
        || (other is not null && GetHashCode() == other.GetHashCode() && _pages.AsSpan().SequenceEqual(other._pages) && _entries.AsSpan().SequenceEqual(other._entries));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PageTable);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (_hash != 0) return _hash;
        var hash = new HashCode();
        foreach (var (page, entry) in Entries) hash.Add((page, entry));
        var made = hash.ToHashCode();
        return _hash = made == 0 ? 1 : made;
    }

    private (int From, int To) Range(ulong first, ulong end)
    {
        var from = IndexOf(first);
        var to = IndexOf(end);
        return (from < 0 ? ~from : from, to < 0 ? ~to : to);
    }

    // The place of a page; the complement of where it would stand, if it is not there.
    private int IndexOf(ulong page)
    {
        var (low, high) = (0, _pages.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var found = _pages[middle];
            if (found == page) return middle;
            if (found < page) low = middle + 1;
            else high = middle - 1;
        }

        return ~low;
    }
}
