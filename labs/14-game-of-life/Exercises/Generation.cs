using GameOfLife.Checks;

namespace GameOfLife.Exercises;

/// <summary>Makes one generation of another, row by row.</summary>
public sealed class Generation : IGeneration
{
    // TODO: divide the rows among the workers.
    public void Next(Board from, Board to, Func<bool, int, bool> rule, int workers)
    {
        for (int row = 0; row < from.Rows; row++)
        {
            for (int column = 0; column < from.Columns; column++)
            {
                to[row, column] = rule(from[row, column], from.Neighbours(row, column));
            }
        }
    }
}
