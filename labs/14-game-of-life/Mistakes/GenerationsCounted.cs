using GameOfLife.Checks;

namespace GameOfLife.Mistakes;

/// <summary>A barrier of one counter that is read without care: whoever waits looks at it plainly, and nothing orders what it then reads.</summary>
[Mistake(Verdict.DataRace, "once the counter is full everybody has seen it")]
public sealed class GenerationsCounted : IGenerations
{
    public Board Run(Board first, int generations, Func<bool, int, bool> rule, int workers)
    {
        Board[] boards = [first, new Board(first.Rows, first.Columns)];
        int arrived = 0;
        Workers.Run(workers, me =>
        {
            for (int generation = 0; generation < generations; generation++)
            {
                Board from = boards[generation % 2], to = boards[(generation + 1) % 2];
                for (int row = Workers.From(me, workers, from.Rows); row < Workers.From(me + 1, workers, from.Rows); row++)
                {
                    for (int column = 0; column < from.Columns; column++) to[row, column] = rule(from[row, column], from.Neighbours(row, column));
                }

                Interlocked.Increment(ref arrived);
                SpinWait wait = new();
                while (arrived < workers * (generation + 1)) wait.SpinOnce();
            }
        });
        return boards[generations % 2];
    }
}
