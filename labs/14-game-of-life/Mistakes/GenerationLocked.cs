using GameOfLife.Checks;

namespace GameOfLife.Mistakes;

/// <summary>A lock around each cell. Nothing here needs one, and under it the workers take turns.</summary>
[Mistake(Verdict.WrongOutcome, "whatever threads do together needs a lock")]
public sealed class GenerationLocked : IGeneration
{
    private readonly Lock gate = new();

    public void Next(Board from, Board to, Func<bool, int, bool> rule, int workers)
    {
        Workers.Run(workers, me =>
        {
            for (int row = Workers.From(me, workers, from.Rows); row < Workers.From(me + 1, workers, from.Rows); row++)
            {
                for (int column = 0; column < from.Columns; column++)
                {
                    lock (gate) to[row, column] = rule(from[row, column], from.Neighbours(row, column));
                }
            }
        });
    }
}
