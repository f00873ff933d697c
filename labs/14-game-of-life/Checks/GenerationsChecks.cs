namespace GameOfLife.Checks;

/// <summary>Every generation is right, threads are made once, and they work at the same time.</summary>
[Exercise("generations", "Many generations, the same threads", typeof(IGenerations), Order = 2)]
[Hint("Two workers make their rows of generation 1. The first is quicker, and begins with generation 2: which rows of generation 1 does it read?")]
[Hint("Nobody may begin a generation before all are done with the one before. A Barrier is for that: SignalAndWait() returns once all have called it. "
    + "Two boards are enough, for what is read in one generation is written in the next.")]
[Hint("Barrier barrier = new(workers); Workers.Run(workers, me => { for (int g = 0; g < generations; g++) { Board from = boards[g % 2], to = "
    + "boards[(g + 1) % 2]; … own rows …; barrier.SignalAndWait(); } }); return boards[generations % 2];")]
public static class GenerationsChecks
{
    [Check("A blinker turns twice, with two workers", Order = 1)]
    public static void Blinker(IGenerations life) => Expect(life, Board.Of("...", "###", "..."), 2, 2);

    [Check("An odd number of generations", Order = 2)]
    public static void Odd(IGenerations life) => Expect(life, Board.Of("##", "#."), 3, 2);

    [Check("Three workers", Order = 3, Preemptions = 1)]
    public static void Three_workers(IGenerations life) => Expect(life, Board.Of("#", "#", "#"), 1, 3);

    [Check("No generation at all", Order = 4)]
    public static void None(IGenerations life) => Expect(life, Board.Of("#"), 0, 2);

    [Check("A glider flies four generations, as one thread would let it", Order = 5, Preemptions = 0)]
    public static void Glider(IGenerations life)
    {
        Board glider = Rules.Glider(6);
        string expected = Rules.Serial(glider, 4);
        int asked = 0;
        Board last = life.Run(glider, 4, (alive, neighbours) => { Interlocked.Increment(ref asked); return Rules.Conway(alive, neighbours); }, 2);
        Check.Equal(expected, last.ToString(), "Generation 4");
        Check.Equal(4 * 36, asked, "How often the rule was asked, for 36 cells four times");
    }

    [Check("The workers work at the same time, in the second generation too", Order = 6, Reaches = Room.Together)]
    public static string At_once(IGenerations life)
    {
        Room second = new();
        int cells = 0;
        life.Run(
            Board.Of(".", "."),
            2,
            (_, _) =>
            {
                if (Interlocked.Increment(ref cells) > 2) second.Visit();
                return false;
            },
            2);
        return second.Seen;
    }

    [Check("No more threads than workers", Order = 7)]
    public static void Threads_that_stay(IGenerations life)
    {
        Lock gate = new();
        HashSet<int> threads = [];
        life.Run(
            Board.Of(".", "."),
            2,
            (_, _) =>
            {
                lock (gate) threads.Add(Environment.CurrentManagedThreadId);
                return false;
            },
            2);
        Check.That(threads.Count == 2, $"{threads.Count} threads took part in two generations, and there should be two workers: making a thread takes longer than a generation.");
    }

    private static void Expect(IGenerations life, Board first, int generations, int workers)
    {
        string expected = Rules.Serial(first, generations);
        Check.Equal(expected, life.Run(first, generations, Rules.Conway, workers).ToString(), $"Generation {generations}");
    }
}
