namespace Scaling.Checks;

/// <summary>Each piece is done once, and nobody sits idle while there is one left.</summary>
[Exercise("dynamic-chunks", "Pieces of unequal length", typeof(IPieces), Order = 5)]
[Hint("The pieces are dealt out in advance. If the first takes as long as all others together, who does the one after it, and who has nothing to do?")]
[Hint("Let a worker take the next piece when it is done with one. Which number is next is shared by all: taking it has to be one step.")]
[Hint("int next = -1; Workers.Run(workers, _ => { int piece; while ((piece = Interlocked.Increment(ref next)) < pieces) work(piece); });")]
public static class PiecesChecks
{
    [Check("Two workers do each of three pieces once", Order = 1)]
    public static void Each_once(IPieces run)
    {
        int[] done = new int[3];
        run.Run(3, piece => Interlocked.Increment(ref done[piece]), 2);
        Check.Equal([1, 1, 1], done, "How often each piece was done");
    }

    [Check("More workers than pieces, and no piece at all", Order = 2)]
    public static void Few(IPieces run)
    {
        int[] done = new int[1];
        run.Run(1, piece => Interlocked.Increment(ref done[piece]), 2);
        run.Run(0, _ => Check.Fail("There was no piece, and one was done."), 2);
        Check.Equal([1], done, "How often the piece was done");
    }

    // The long piece ends when all others have been done: whoever has it does no other.
    [Check("While one does a long piece, the other does all the rest", Order = 3)]
    public static void First_is_long(IPieces run) => Long(run, 0);

    [Check("It does not matter which piece is the long one", Order = 4)]
    public static void Second_is_long(IPieces run) => Long(run, 1);

    [Check("Two hundred pieces, each once", Order = 5, Preemptions = 0)]
    public static void Many(IPieces run)
    {
        int[] done = new int[200];
        run.Run(200, piece => done[piece]++, 2);
        for (int piece = 0; piece < 200; piece++) Check.Equal(1, done[piece], $"How often piece {piece} was done");
    }

    private static void Long(IPieces run, int piece)
    {
        CountdownEvent others = new(2);
        run.Run(
            3,
            taken =>
            {
                if (taken == piece) others.Wait();
                else others.Signal();
            },
            2);
    }
}
