namespace GameOfLife.Checks;

/// <summary>The next generation is right, and its rows are made at the same time.</summary>
[Exercise("generation", "One generation, many threads", typeof(IGeneration), Order = 1)]
[Hint("The outer loop goes over the rows. Which of them are one worker's?")]
[Hint("Each cell of the next board follows from nine cells of the board that there is, which nobody changes. So rows can be made in any order, and "
    + "by different workers at the same time.")]
[Hint("Workers.Run(workers, me => { for (int row = Workers.From(me, workers, from.Rows); row < Workers.From(me + 1, workers, from.Rows); row++) … the "
    + "inner loop as it is });")]
public static class GenerationChecks
{
    [Check("A blinker turns, with two workers", Order = 1)]
    public static void Blinker(IGeneration life)
    {
        Board next = new(3, 3);
        life.Next(Board.Of("...", "###", "..."), next, Rules.Conway, 2);
        Check.Equal(".#./.#./.#.", next.ToString(), "The blinker's next generation");
    }

    [Check("Whatever stood on the next board is overwritten", Order = 2)]
    public static void Overwritten(IGeneration life)
    {
        Board next = Board.Of("##", "##");
        life.Next(Board.Of("#.", ".."), next, Rules.Conway, 2);
        Check.Equal("../..", next.ToString(), "A lonely cell's next generation");
    }

    [Check("More workers than rows", Order = 3)]
    public static void More_workers(IGeneration life)
    {
        Board next = new(1, 3);
        life.Next(Board.Of("###"), next, Rules.Conway, 3);
        Check.Equal(".#.", next.ToString(), "Three in a row, a generation later");
    }

    [Check("8 by 8, as one thread would do it", Order = 4, Preemptions = 0)]
    public static void Large(IGeneration life)
    {
        Board glider = Rules.Glider(8), next = new(8, 8);
        int asked = 0;
        life.Next(glider, next, (alive, neighbours) => { Interlocked.Increment(ref asked); return Rules.Conway(alive, neighbours); }, 3);
        Check.Equal(Rules.Serial(glider, 1), next.ToString(), "The glider's next generation");
        Check.Equal(64, asked, "How often the rule was asked, for 64 cells");
    }

    [Check("The workers work at the same time", Order = 5, Reaches = Room.Together)]
    public static string At_once(IGeneration life)
    {
        Room room = new();
        life.Next(Board.Of(".", "."), new Board(2, 1), (_, _) => { room.Visit(); return false; }, 2);
        return room.Seen;
    }
}
