using AddressSpaces.Checks;

namespace AddressSpaces.Exercises;

/// <summary>Gives the second process a copy: whatever is written later, the other does not see.</summary>
public sealed class Sharing : ISharing
{
    // TODO: no copy. Both shall have the same frame, and the frame shall know it.
    public bool Map(FrameStore memory, Table from, ulong page, Table to, ulong at, bool writable)
    {
        if (!from.TryFind(page, out Entry entry)) return false;
        int frame = memory.Take();
        memory.Copy(entry.Frame, frame);
        to.Set(at, new Entry(frame, writable));
        return true;
    }
}
