using Forking.Checks;

namespace Forking.Solutions;

/// <summary>Divides elements among workers. A chunk ends where the next begins, because both come from one formula.</summary>
public sealed class Chunks : IChunks
{
    public Chunk Of(int worker, int workers, int length)
    {
        return new Chunk(Border(worker, workers, length), Border(worker + 1, workers, length));
    }

    // As long: the product may not fit into an int.
    private static int Border(int worker, int workers, int length) => (int)((long)length * worker / workers);
}
