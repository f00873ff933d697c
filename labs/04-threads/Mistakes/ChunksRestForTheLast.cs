using Forking.Checks;

namespace Forking.Mistakes;

/// <summary>Everything is covered. But of 11 elements for 4 workers the last has 5, and the others wait for it with their 2.</summary>
[Mistake(Verdict.FailedAssertion, "the rest is small, so the last worker can take it")]
public sealed class ChunksRestForTheLast : IChunks
{
    public Chunk Of(int worker, int workers, int length)
    {
        int size = length / workers;
        return new Chunk(worker * size, worker == workers - 1 ? length : (worker + 1) * size);
    }
}
