namespace Forking.Checks;

/// <summary>A worker's share: the elements <c>From</c>, …, <c>To - 1</c>. Empty where both are the same.</summary>
public readonly record struct Chunk(int From, int To)
{
    /// <summary>How many elements it has.</summary>
    public int Length => To - From;
}
