using Forking.Checks;

namespace Forking.Exercises;

/// <summary>Divides elements among workers.</summary>
public sealed class Chunks : IChunks
{
    // TODO: the chunks cover each element once, and no two differ in length by more than one.
    public Chunk Of(int worker, int workers, int length)
    {
        int size = length / workers;
        return new Chunk(worker * size, (worker + 1) * size);
    }
}
