namespace Threads.Machine;

/// <summary>Pages that several processes can map: a System V segment's, or those of an anonymous shared mapping.</summary>
/// <remarks>Never changes. A page has a frame from its first use until the last user has gone.</remarks>
/// <param name="Id">Its number, from 0.</param>
/// <param name="Users">How many mappings map it, and 1 more for a segment that it belongs to.</param>
/// <param name="Frames">The frame of each page that has one, by page from 0; -1 for none.</param>
public sealed record SharedPages(int Id, int Users, ValueList<int> Frames)
{
    /// <summary>The frame of a page; -1 if it has none yet.</summary>
    public int FrameOf(int page) => Frames[page];
}
