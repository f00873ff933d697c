using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>Taking a piece is protected, and doing it as well: one works at a time.</summary>
[Mistake(Verdict.Deadlock, "what belongs to one piece belongs under one lock")]
public sealed class PiecesLockHeld : IPieces
{
    private readonly Lock gate = new();

    public void Run(int pieces, Action<int> work, int workers)
    {
        int next = 0;
        Workers.Run(workers, _ =>
        {
            while (true)
            {
                lock (gate)
                {
                    if (next >= pieces) return;
                    work(next++);
                }
            }
        });
    }
}
