using SharedSegments.Checks;

namespace SharedSegments.Mistakes;

/// <summary>Wants the segment at one fixed address; the other process has it elsewhere.</summary>
[Mistake(Verdict.UnhandledException, "a segment is at the same address everywhere")]
public sealed class OffsetListSameAddress : IOffsetList
{
    private const ulong Segment = 0x7000_2000;

    public void Push(SimulatedProcess process, ulong segment, ulong value)
    {
        ulong node = process.Read(Segment + 8);
        process.Write(Segment + 8, node + 16);
        process.Write(Segment + node, process.Read(Segment));
        process.Write(Segment + node + 8, value);
        process.Write(Segment, node);
    }

    public List<ulong> ReadAll(SimulatedProcess process, ulong segment)
    {
        List<ulong> values = [];
        for (ulong node = process.Read(Segment); node != 0; node = process.Read(Segment + node)) values.Add(process.Read(Segment + node + 8));
        return values;
    }
}
