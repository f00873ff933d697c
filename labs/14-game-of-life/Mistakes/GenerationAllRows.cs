using GameOfLife.Checks;

namespace GameOfLife.Mistakes;

/// <summary>Every worker asks the rule about every cell, and keeps what it says of its own rows.</summary>
[Mistake(Verdict.FailedAssertion, "a worker that writes only its part has only its part to do")]
public sealed class GenerationAllRows : IGeneration
{
    public void Next(Board from, Board to, Func<bool, int, bool> rule, int workers)
    {
        Workers.Run(workers, me =>
        {
            for (int row = 0; row < from.Rows; row++)
            {
                bool isMine = row >= Workers.From(me, workers, from.Rows) && row < Workers.From(me + 1, workers, from.Rows);
                for (int column = 0; column < from.Columns; column++)
                {
                    bool lives = rule(from[row, column], from.Neighbours(row, column));
                    if (isMine) to[row, column] = lives;
                }
            }
        });
    }
}
