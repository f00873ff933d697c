using SharedSegments.Checks;

namespace SharedSegments.Mistakes;

/// <summary>The link leads to the node before the value is in it.</summary>
[Mistake(Verdict.FailedAssertion, "the order of the writes does not matter")]
public sealed class OffsetListLinkedFirst : IOffsetList
{
    public void Push(SimulatedProcess process, ulong segment, ulong value)
    {
        ulong node = process.Read(segment + 8);
        process.Write(segment + 8, node + 16);
        process.Write(segment + node, process.Read(segment));
        process.Write(segment, node);
        process.Write(segment + node + 8, value);
    }

    public List<ulong> ReadAll(SimulatedProcess process, ulong segment)
    {
        List<ulong> values = [];
        for (ulong node = process.Read(segment); node != 0; node = process.Read(segment + node)) values.Add(process.Read(segment + node + 8));
        return values;
    }
}
