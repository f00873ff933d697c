using SharedSegments.Checks;

namespace SharedSegments.Exercises;

/// <summary>Links nodes by their addresses, which mean something in one process only.</summary>
public sealed class OffsetList : IOffsetList
{
    // TODO: another process has the segment elsewhere; and it may read at any moment.
    public void Push(SimulatedProcess process, ulong segment, ulong value)
    {
        ulong node = segment + process.Read(segment + 8);
        process.Write(segment + 8, process.Read(segment + 8) + 16);
        process.Write(node, process.Read(segment));
        process.Write(node + 8, value);
        process.Write(segment, node);
    }

    public List<ulong> ReadAll(SimulatedProcess process, ulong segment)
    {
        List<ulong> values = [];
        for (ulong node = process.Read(segment); node != 0; node = process.Read(node)) values.Add(process.Read(node + 8));
        return values;
    }
}
