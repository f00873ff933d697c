namespace GameOfLife.Checks;

/// <summary>A board whose outside is dead. Cells may be read by many threads as long as nobody writes them.</summary>
public sealed class Board
{
    private readonly bool[] cells;

    /// <summary>A board without life.</summary>
    public Board(int rows, int columns)
    {
        (Rows, Columns) = (rows, columns);
        cells = new bool[rows * columns];
    }

    /// <summary>How many rows it has.</summary>
    public int Rows { get; }

    /// <summary>How many columns it has.</summary>
    public int Columns { get; }

    /// <summary>Whether a cell lives. Outside the board none does.</summary>
    public bool this[int row, int column]
    {
        get => row >= 0 && row < Rows && column >= 0 && column < Columns && cells[(row * Columns) + column];
        set => cells[(row * Columns) + column] = value;
    }

    /// <summary>A board as it is drawn: a line a row, # for a cell that lives.</summary>
    public static Board Of(params string[] rows)
    {
        Board board = new(rows.Length, rows[0].Length);
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 0; column < rows[row].Length; column++)
            {
                if (rows[row][column] == '#') board[row, column] = true;
            }
        }

        return board;
    }

    /// <summary>How many of a cell's eight neighbours live.</summary>
    public int Neighbours(int row, int column)
    {
        int count = 0;
        for (int i = row - 1; i <= row + 1; i++)
        {
            for (int j = column - 1; j <= column + 1; j++)
            {
                if ((i != row || j != column) && this[i, j]) count++;
            }
        }

        return count;
    }

    /// <summary>The board as it is drawn, rows separated by slashes.</summary>
    public override string ToString()
    {
        string text = "";
        for (int row = 0; row < Rows; row++)
        {
            if (row > 0) text += "/";
            for (int column = 0; column < Columns; column++) text += this[row, column] ? "#" : ".";
        }

        return text;
    }
}
