using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>Dealt out like cards, one by one. That is fairer than blocks, and still decided before anybody knows how long a piece takes.</summary>
[Mistake(Verdict.Deadlock, "small pieces in turn balance themselves")]
public sealed class PiecesInTurn : IPieces
{
    public void Run(int pieces, Action<int> work, int workers)
    {
        Workers.Run(workers, me =>
        {
            for (int piece = me; piece < pieces; piece += workers) work(piece);
        });
    }
}
