namespace GameOfLife.Demonstrations;

/// <summary>One generation, one thread: three cells in a row, with a fourth and fifth that were never alive. Whoever watches sees the next board grow.</summary>
[Demonstration("one-thread", "A makes the next generation of three cells in a row. What does B find in the middle?", "A: next = rule(now)  ‖  B: r = middle of next",
    Order = 1, Heading = "middle at-the-end", Next = "one-board")]
[Expected("dead .#.", "B looked before A came to it")]
[Expected("alive .#.", "B looked after")]
public sealed class OneThread
{
    private readonly bool[] now = [true, true, true];
    private readonly bool[] next = new bool[3];
    private bool seen;

    [Actor]
    public void A()
    {
        for (int i = 0; i < 3; i++)
        {
            // In a single row, only a cell with two living neighbours lives on.
            Volatile.Write(ref next[i], now[i] && i > 0 && i < 2 && now[i - 1] && now[i + 1]);
        }
    }

    [Actor]
    public void B() => seen = Volatile.Read(ref next[1]);

    [Outcome]
    public object Result() => $"{(seen ? "alive" : "dead")} {string.Concat(next.Select(cell => cell ? '#' : '.'))}";
}
