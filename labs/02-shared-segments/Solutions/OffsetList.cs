using SharedSegments.Checks;

namespace SharedSegments.Solutions;

/// <summary>Links are offsets from the segment's beginning; a node is complete before a link leads to it.</summary>
public sealed class OffsetList : IOffsetList
{
    public void Push(SimulatedProcess process, ulong segment, ulong value)
    {
        ulong node = process.Read(segment + 8);
        process.Write(segment + 8, node + 16);
        process.Write(segment + node, process.Read(segment));
        process.Write(segment + node + 8, value);
        process.Write(segment, node);
    }

    public List<ulong> ReadAll(SimulatedProcess process, ulong segment)
    {
        List<ulong> values = [];
        for (ulong node = process.Read(segment); node != 0; node = process.Read(segment + node)) values.Add(process.Read(segment + node + 8));
        return values;
    }
}
