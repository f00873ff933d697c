using GameOfLife.Checks;

namespace GameOfLife.Mistakes;

/// <summary>The next generation is made on the board that there is, and copied at the end: neighbours see cells of both.</summary>
[Mistake(Verdict.FailedAssertion, "one board is enough, since each cell is written once")]
public sealed class GenerationInPlace : IGeneration
{
    public void Next(Board from, Board to, Func<bool, int, bool> rule, int workers)
    {
        Workers.Run(workers, me =>
        {
            for (int row = Workers.From(me, workers, from.Rows); row < Workers.From(me + 1, workers, from.Rows); row++)
            {
                for (int column = 0; column < from.Columns; column++) from[row, column] = rule(from[row, column], from.Neighbours(row, column));
            }
        });
        for (int row = 0; row < from.Rows; row++)
        {
            for (int column = 0; column < from.Columns; column++) to[row, column] = from[row, column];
        }
    }
}
