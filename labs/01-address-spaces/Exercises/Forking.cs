using AddressSpaces.Checks;

namespace AddressSpaces.Exercises;

/// <summary>Copies every page at once, though most are never written, and some were to stay shared.</summary>
public sealed class Forking : IForking
{
    // TODO: copy the entries, and no frame; the frames are copied when somebody writes.
    public Table Fork(FrameStore memory, Table parent)
    {
        Table child = new();
        foreach (ulong page in parent.Pages)
        {
            parent.TryFind(page, out Entry entry);
            int frame = memory.Take();
            memory.Copy(entry.Frame, frame);
            child.Set(page, entry with { Frame = frame });
        }

        return child;
    }

    public bool WriteFault(FrameStore memory, Table table, ulong page) => false;
}
