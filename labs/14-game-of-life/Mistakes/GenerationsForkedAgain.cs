using GameOfLife.Checks;

namespace GameOfLife.Mistakes;

/// <summary>Right, and parallel: threads are made and joined for every generation, which takes longer than the generation itself.</summary>
[Mistake(Verdict.FailedAssertion, "a join is a barrier")]
public sealed class GenerationsForkedAgain : IGenerations
{
    public Board Run(Board first, int generations, Func<bool, int, bool> rule, int workers)
    {
        Board[] boards = [first, new Board(first.Rows, first.Columns)];
        for (int generation = 0; generation < generations; generation++)
        {
            Board from = boards[generation % 2], to = boards[(generation + 1) % 2];
            Workers.Run(workers, me =>
            {
                for (int row = Workers.From(me, workers, from.Rows); row < Workers.From(me + 1, workers, from.Rows); row++)
                {
                    for (int column = 0; column < from.Columns; column++) to[row, column] = rule(from[row, column], from.Neighbours(row, column));
                }
            });
        }

        return boards[generations % 2];
    }
}
