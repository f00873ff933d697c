namespace Forking.Checks;

/// <summary>Everything of this lab together: fork, arguments, chunks, join.</summary>
[Exercise("scalar", "A vector times a number", typeof(IScalar), Order = 5)]
[Hint("The loop is right, for one worker. Which part of it is one worker's, if there are several?")]
[Hint("Write a method for one worker, with its number and the number of workers as arguments, that does its chunk: that is SPMD. "
    + "Then fork it as often as there are workers, and join them all.")]
[Hint("for each worker: int me = worker; threads[worker] = new Thread(() => Work(vector, factor, me, workers)); start it. Then join. "
    + "Work loops from (int)((long)vector.Length * me / workers) to the same with me + 1.")]
public static class ScalarChecks
{
    [Check("Two workers multiply each element once", Order = 1)]
    public static void Two_workers(IScalar scalar)
    {
        int[] vector = [1, 2, 3];
        scalar.Multiply(vector, 10, workers: 2);
        Check.Equal([10, 20, 30], vector, "10 times [1, 2, 3]");
    }

    [Check("Three workers multiply each element once", Order = 2)]
    public static void Three_workers(IScalar scalar)
    {
        int[] vector = [1, 2, 3, 4];
        scalar.Multiply(vector, 10, workers: 3);
        Check.Equal([10, 20, 30, 40], vector, "10 times [1, 2, 3, 4]");
    }

    [Check("More workers than elements", Order = 3)]
    public static void More_workers(IScalar scalar)
    {
        int[] vector = [1];
        scalar.Multiply(vector, 10, workers: 3);
        Check.Equal([10], vector, "10 times [1]");
    }

    // An observer looks at all elements twice. If it finds in each half one that is done the first time and one that is
    // not done the second time, both workers were in the middle of their work in between.
    [Check("The workers work at the same time", Order = 4, Reaches = Room.Together, RacesAllowed = true)]
    public static string At_once(IScalar scalar)
    {
        int[] vector = [1, 1, 1, 1];
        int[] before = new int[4], after = new int[4];
        Together.Run(
            () => scalar.Multiply(vector, 10, workers: 2),
            () =>
            {
                for (int i = 0; i < 4; i++) before[i] = Volatile.Read(ref vector[i]);
                for (int i = 0; i < 4; i++) after[i] = Volatile.Read(ref vector[i]);
            });
        bool firstHalf = (before[0] == 10 || before[1] == 10) && (after[0] == 1 || after[1] == 1);
        bool secondHalf = (before[2] == 10 || before[3] == 10) && (after[2] == 1 || after[3] == 1);
        return firstHalf && secondHalf ? Room.Together : "one at a time";
    }
}
