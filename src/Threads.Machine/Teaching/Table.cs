using Threads.Exploration;

namespace Threads.Machine.Teaching;

/// <summary>The page table of one process, for exercises about page tables: an entry for each page that is in memory.</summary>
/// <remarks>Each call is one step of an exploration. Not thread-safe.</remarks>
public sealed class Table : IAtomicCalls
{
    /// <summary>Bytes of a page, and of a frame.</summary>
    public const int PageSize = Kernel.PageSize;

    private readonly SortedDictionary<ulong, Entry> _entries = [];
    private Func<string> _latest = () => "";

    /// <summary>The pages that have an entry, in order.</summary>
    public IReadOnlyList<ulong> Pages => [.. _entries.Keys];

    object IAtomicCalls.Target => this;

    string IAtomicCalls.Latest => _latest();

    /// <summary>The entry of a page, if it has one.</summary>
    public bool TryFind(ulong page, out Entry entry)
    {
        var isThere = _entries.TryGetValue(page, out var found);
        _latest = () => $"page 0x{page:x}: {(isThere ? $"{found}" : "no entry")}";
        entry = found;
        return isThere;
    }

    /// <summary>Gives a page an entry, or another one.</summary>
    public void Set(ulong page, Entry entry)
    {
        _entries[page] = entry;
        _latest = () => $"page 0x{page:x} becomes {entry}";
    }
}
