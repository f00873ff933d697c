namespace GameOfLife.Checks;

/// <summary>J. Conway's rule, and what one thread makes of it.</summary>
internal static class Rules
{
    /// <summary>With three neighbours a cell is born; with two or three it stays alive.</summary>
    public static bool Conway(bool alive, int neighbours) => neighbours == 3 || (alive && neighbours == 2);

    /// <summary>So many generations, by one thread.</summary>
    public static string Serial(Board board, int generations)
    {
        for (int generation = 0; generation < generations; generation++)
        {
            Board next = new(board.Rows, board.Columns);
            for (int row = 0; row < board.Rows; row++)
            {
                for (int column = 0; column < board.Columns; column++) next[row, column] = Conway(board[row, column], board.Neighbours(row, column));
            }

            board = next;
        }

        return board.ToString();
    }

    /// <summary>A glider on a board of so many rows and columns: it flies for ever, as far as the board goes.</summary>
    public static Board Glider(int size)
    {
        Board board = new(size, size);
        foreach ((int row, int column) in new[] { (0, 1), (1, 2), (2, 0), (2, 1), (2, 2) }) board[row, column] = true;
        return board;
    }
}
