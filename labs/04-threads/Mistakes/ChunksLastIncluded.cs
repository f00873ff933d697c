using Forking.Checks;

namespace Forking.Mistakes;

/// <summary>Where To is included by the one and From by the next, the element at the border has two owners.</summary>
[Mistake(Verdict.LostUpdate, "a chunk reaches from its first element to the first of the next, both included")]
public sealed class ChunksLastIncluded : IChunks
{
    public Chunk Of(int worker, int workers, int length)
    {
        int from = (int)((long)length * worker / workers);
        int last = (int)((long)length * (worker + 1) / workers);
        return new Chunk(from, Math.Min(last + 1, length));
    }
}
