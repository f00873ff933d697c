using GameOfLife.Checks;

namespace GameOfLife.Solutions;

/// <summary>Makes one generation of another. Each worker makes a band of rows; what it reads nobody writes, and what it writes nobody else touches.</summary>
public sealed class Generation : IGeneration
{
    public void Next(Board from, Board to, Func<bool, int, bool> rule, int workers)
    {
        Workers.Run(workers, me =>
        {
            for (int row = Workers.From(me, workers, from.Rows); row < Workers.From(me + 1, workers, from.Rows); row++)
            {
                for (int column = 0; column < from.Columns; column++)
                {
                    to[row, column] = rule(from[row, column], from.Neighbours(row, column));
                }
            }
        });
    }
}
