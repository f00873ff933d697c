namespace AddressSpaces.Checks;

/// <summary>How two processes come to share memory: one frame in two page tables.</summary>
public interface ISharing
{
    /// <summary>Maps a page of one process into another process.</summary>
    /// <param name="memory">Physical memory, which counts who holds a frame.</param>
    /// <param name="from">The page table of the process that has the page.</param>
    /// <param name="page">The page there.</param>
    /// <param name="to">The page table of the process that gets it.</param>
    /// <param name="at">At which page it gets it.</param>
    /// <param name="writable">Whether it may write; never more than the first process may.</param>
    /// <returns>False, and nothing has changed, where the first has no such page, or the second has something at that place already.</returns>
    bool Map(FrameStore memory, Table from, ulong page, Table to, ulong at, bool writable);
}
