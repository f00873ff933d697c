using GameOfLife.Checks;

namespace GameOfLife.Exercises;

/// <summary>Lets many generations live. Two boards: what is read in one generation is written in the next.</summary>
public sealed class Generations : IGenerations
{
    public Board Run(Board first, int generations, Func<bool, int, bool> rule, int workers)
    {
        Board[] boards = [first, new Board(first.Rows, first.Columns)];

        // TODO: something is missing between two generations.
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
            }
        });
        return boards[generations % 2];
    }
}
