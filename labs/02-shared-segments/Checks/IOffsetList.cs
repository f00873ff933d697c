namespace SharedSegments.Checks;

/// <summary>
/// A linked list in a segment. Word 0 says where the first node is, word 1 where the next node can be made (both are filled in at the start:
/// no node, and 16). A node has two words: where the next node is, and a value.
/// </summary>
public interface IOffsetList
{
    /// <summary>Puts a value at the front. One process at a time does this; others may read meanwhile.</summary>
    /// <param name="process">The process.</param>
    /// <param name="segment">Where it has the segment.</param>
    /// <param name="value">The value.</param>
    void Push(SimulatedProcess process, ulong segment, ulong value);

    /// <summary>Reads all values, the first first.</summary>
    /// <param name="process">The process.</param>
    /// <param name="segment">Where it has the segment: perhaps elsewhere than the process that made the list.</param>
    List<ulong> ReadAll(SimulatedProcess process, ulong segment);
}
