using Scaling.Checks;

namespace Scaling.Solutions;

/// <summary>The number of the next piece is shared. Taking it is one step, and done seldom enough: once a piece, not once an element.</summary>
public sealed class Pieces : IPieces
{
    public void Run(int pieces, Action<int> work, int workers)
    {
        int last = -1; // the piece that was taken last
        Workers.Run(workers, _ =>
        {
            for (int piece = Interlocked.Increment(ref last); piece < pieces; piece = Interlocked.Increment(ref last))
            {
                work(piece);
            }
        });
    }
}
