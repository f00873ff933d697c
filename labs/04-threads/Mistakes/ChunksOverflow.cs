using Forking.Checks;

namespace Forking.Mistakes;

/// <summary>Right for everything that one tries by hand. length * worker does not fit into an int when length is large.</summary>
[Mistake(Verdict.FailedAssertion, "if the result fits into an int, so does what comes in between")]
public sealed class ChunksOverflow : IChunks
{
    public Chunk Of(int worker, int workers, int length)
    {
        return new Chunk(length * worker / workers, length * (worker + 1) / workers);
    }
}
