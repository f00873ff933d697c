using GameOfLife.Checks;

namespace GameOfLife.Solutions;

/// <summary>
/// Lets many generations live. Two boards: what is read in one generation is written in the next. Nobody begins a generation before all are done
/// with the one before.
/// </summary>
public sealed class Generations : IGenerations
{
    public Board Run(Board first, int generations, Func<bool, int, bool> rule, int workers)
    {
        Board[] boards = [first, new Board(first.Rows, first.Columns)];
        Barrier barrier = new(workers);
        Workers.Run(workers, me =>
        {
            for (int generation = 0; generation < generations; generation++)
            {
                Board from = boards[generation % 2], to = boards[(generation + 1) % 2];
                for (int row = Workers.From(me, workers, from.Rows); row < Workers.From(me + 1, workers, from.Rows); row++)
                {
                    for (int column = 0; column < from.Columns; column++)
                    {
                        to[row, column] = rule(from[row, column], from.Neighbours(row, column));
                    }
                }

                barrier.SignalAndWait();
            }
        });
        return boards[generations % 2];
    }
}
