namespace GameOfLife.Demonstrations;

/// <summary>
/// Two workers, one board. The middle cell of three lives on, the outer ones die. Whoever comes late counts neighbours of which some are of the
/// next generation already.
/// </summary>
[Demonstration("one-board", "Two workers, and the next generation is written over the one that there is. What becomes of three in a row?",
    "A: left and middle cell, in place  ‖  B: right cell, in place", Order = 2, Heading = "board", Next = "two-boards")]
[Expected("...", "the middle cell was looked at after its left neighbour had died: wrong in every order")]
public sealed class OneBoard
{
    private readonly bool[] cells = [true, true, true];

    [Actor]
    public void A()
    {
        Live(0);
        Live(1);
    }

    [Actor]
    public void B() => Live(2);

    [Outcome]
    public object Result() => string.Concat(cells.Select(cell => cell ? '#' : '.'));

    private void Live(int i)
    {
        bool left = i > 0 && Volatile.Read(ref cells[i - 1]);
        bool right = i < 2 && Volatile.Read(ref cells[i + 1]);
        Volatile.Write(ref cells[i], Volatile.Read(ref cells[i]) && left && right);
    }
}
