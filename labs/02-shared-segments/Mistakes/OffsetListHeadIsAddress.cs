using SharedSegments.Checks;

namespace SharedSegments.Mistakes;

/// <summary>The links between nodes are offsets; the one to the first node is an address.</summary>
[Mistake(Verdict.UnhandledException, "only what is between nodes has to travel")]
public sealed class OffsetListHeadIsAddress : IOffsetList
{
    public void Push(SimulatedProcess process, ulong segment, ulong value)
    {
        ulong node = process.Read(segment + 8);
        ulong first = process.Read(segment);
        process.Write(segment + 8, node + 16);
        process.Write(segment + node, first == 0 ? 0 : first - segment);
        process.Write(segment + node + 8, value);
        process.Write(segment, segment + node);
    }

    public List<ulong> ReadAll(SimulatedProcess process, ulong segment)
    {
        List<ulong> values = [];
        ulong first = process.Read(segment);
        for (ulong node = first == 0 ? 0 : first - segment; node != 0; node = process.Read(segment + node)) values.Add(process.Read(segment + node + 8));
        return values;
    }
}
