using Scaling.Checks;

namespace Scaling.Exercises;

/// <summary>Deals the pieces out in advance, as if all took the same time.</summary>
public sealed class Pieces : IPieces
{
    // TODO: a worker that is done with a piece takes the next that nobody has taken.
    public void Run(int pieces, Action<int> work, int workers)
    {
        Workers.Run(workers, me =>
        {
            for (int piece = Workers.From(me, workers, pieces); piece < Workers.From(me + 1, workers, pieces); piece++)
            {
                work(piece);
            }
        });
    }
}
