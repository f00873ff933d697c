using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>Two workers may read the same number before either writes the next: a piece is done twice.</summary>
[Mistake(Verdict.LostUpdate, "next++ takes a number, as a ticket is taken from a machine")]
public sealed class PiecesReadThenWrite : IPieces
{
    public void Run(int pieces, Action<int> work, int workers)
    {
        int next = 0;
        Workers.Run(workers, _ =>
        {
            for (int piece = next++; piece < pieces; piece = next++) work(piece);
        });
    }
}
