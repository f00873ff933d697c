namespace GameOfLife.Demonstrations;

/// <summary>Two boards: what is read is not written, and what is written nobody reads. The order does not matter any more.</summary>
[Demonstration("two-boards", "And with a board to read and another to write?", "A: left and middle cell of next  ‖  B: right cell of next", Order = 3, Heading = "next",
    Next = "no-barrier")]
[Expected(".#.", "in whatever order")]
public sealed class TwoBoards
{
    private readonly bool[] now = [true, true, true];
    private readonly bool[] next = new bool[3];

    [Actor]
    public void A()
    {
        Live(0);
        Live(1);
    }

    [Actor]
    public void B() => Live(2);

    [Outcome]
    public object Result() => string.Concat(next.Select(cell => cell ? '#' : '.'));

    private void Live(int i) => next[i] = now[i] && i > 0 && now[i - 1] && i < 2 && now[i + 1];
}
