namespace Forking.Checks;

/// <summary>Every element is somebody's and nobody's twice, and all have the same to do, give or take one.</summary>
[Exercise("chunks", "Equal chunks", typeof(IChunks), Order = 3)]
[Hint("Divide 5 elements among 2 workers on paper, by the formula in Exercises/Chunks.cs. Who gets the last one?")]
[Hint("A chunk has to end where the next one begins. Find one formula for the borders: border 0 is 0, border workers is length, and "
    + "rounding happens in between. Chunk w goes from border w to border w + 1.")]
[Hint("border(w) = length * w / workers, rounded down; multiply as long, so that it does not overflow: (int)((long)length * w / workers).")]
public static class ChunksChecks
{
    [Check("Two workers mark each of five elements once", Order = 1)]
    public static void Two_workers(IChunks chunks)
    {
        int[] marks = new int[5];
        Together.Run(
            () => Mark(marks, chunks.Of(0, 2, 5)),
            () => Mark(marks, chunks.Of(1, 2, 5)));
        Check.Equal([1, 1, 1, 1, 1], marks, "How often each element was marked");
    }

    [Check("Three workers mark each of four elements once", Order = 2)]
    public static void Three_workers(IChunks chunks)
    {
        int[] marks = new int[4];
        Together.Run(
            () => Mark(marks, chunks.Of(0, 3, 4)),
            () => Mark(marks, chunks.Of(1, 3, 4)),
            () => Mark(marks, chunks.Of(2, 3, 4)));
        Check.Equal([1, 1, 1, 1], marks, "How often each element was marked");
    }

    [Check("The chunks follow each other without a gap, whatever the numbers", Order = 3)]
    public static void Without_gap(IChunks chunks)
    {
        for (int workers = 1; workers <= 5; workers++)
        {
            for (int length = 0; length <= 11; length++)
            {
                int end = 0;
                for (int worker = 0; worker < workers; worker++)
                {
                    Chunk chunk = chunks.Of(worker, workers, length);
                    Check.That(
                        chunk.From == end && chunk.To >= end,
                        $"Worker {worker} of {workers} got {chunk.From} to {chunk.To} of {length}; the one before ended at {end}.");
                    end = chunk.To;
                }

                Check.That(end == length, $"{workers} workers got up to {end} of {length} elements.");
            }
        }
    }

    [Check("No chunk is longer than another by more than one", Order = 4)]
    public static void Equal_lengths(IChunks chunks)
    {
        for (int workers = 1; workers <= 5; workers++)
        {
            for (int length = 0; length <= 11; length++)
            {
                int least = int.MaxValue, most = 0;
                for (int worker = 0; worker < workers; worker++)
                {
                    int mine = chunks.Of(worker, workers, length).Length;
                    least = Math.Min(least, mine);
                    most = Math.Max(most, mine);
                }

                Check.That(
                    most - least <= 1,
                    $"Of {length} elements, one of {workers} workers got {most} and another {least}: the one waits for the other.");
            }
        }
    }

    [Check("Two thousand million elements are no problem", Order = 5)]
    public static void Many(IChunks chunks)
    {
        Chunk last = chunks.Of(3, 4, 2_000_000_000);
        Check.Equal(new Chunk(1_500_000_000, 2_000_000_000), last, "The last of 4 chunks of 2,000,000,000 elements");
    }

    private static void Mark(int[] marks, Chunk chunk)
    {
        for (int i = Math.Max(0, chunk.From); i < Math.Min(chunk.To, marks.Length); i++)
        {
            marks[i]++;
        }
    }
}
