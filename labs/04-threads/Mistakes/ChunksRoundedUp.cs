using Forking.Checks;

namespace Forking.Mistakes;

/// <summary>Rounded up, the first workers leave nothing for the last: of 6 elements for 4 workers they get 2, 2, 2 and 0.</summary>
[Mistake(Verdict.FailedAssertion, "rounding up instead of down divides equally")]
public sealed class ChunksRoundedUp : IChunks
{
    public Chunk Of(int worker, int workers, int length)
    {
        int size = length / workers + (length % workers == 0 ? 0 : 1);
        int from = (int)Math.Min((long)worker * size, length);
        return new Chunk(from, (int)Math.Min((long)from + size, length));
    }
}
