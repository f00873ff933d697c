namespace Scaling.Checks;

/// <summary>Every digit is counted, and while they count the workers have nothing to do with each other.</summary>
[Exercise("histogram", "A histogram without sharing", typeof(IHistogram), Order = 4)]
[Hint("An atomic addition is right, and each of them fetches the table's cache line from the other core. What if nobody else ever wrote there?")]
[Hint("A table of ten words for each worker, on lines that the other's table has no part of. How many lines do ten words take? And what both counted "
    + "is known at the end all the same: who adds it up, and when?")]
[Hint("Ten words are 80 bytes: more than a line, less than two. The counter of a worker and a digit is at memory + 128 * worker + 8 * digit. Count: "
    + "core.Write(place, core.Read(place) + 1), for nobody else writes there. CountOf: the sum of both workers' counters.")]
public static class HistogramChecks
{
    [Check("The same digit is counted by both", Order = 1)]
    public static void Same_digit(IHistogram histogram)
    {
        TwoCores cores = new();
        cores.Count(histogram, [7, 7], [7]);
        Check.Equal(3, histogram.CountOf(cores.First, cores.Memory, 7), "The count of 7");
        Check.Equal(0, histogram.CountOf(cores.First, cores.Memory, 3), "The count of 3, which does not occur,");
    }

    [Check("What was counted before still counts", Order = 2)]
    public static void Again(IHistogram histogram)
    {
        TwoCores cores = new();
        histogram.Count(cores.First, cores.Memory, 0, [1]);
        cores.Count(histogram, [1, 2], [2]);
        Check.Equal(2, histogram.CountOf(cores.Second, cores.Memory, 1), "The count of 1");
        Check.Equal(2, histogram.CountOf(cores.Second, cores.Memory, 2), "The count of 2");
    }

    // Who writes where does not depend on the order: one is enough.
    [Check("No cache line is written by both", Order = 3, Preemptions = 0)]
    public static void Own_lines(IHistogram histogram)
    {
        TwoCores cores = new();
        int[] digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        cores.Count(histogram, digits, digits);
        cores.DemandOwnLines();
    }

    [Check("Nobody waits while counting", Order = 4)]
    public static void Nobody_waits(IHistogram histogram)
    {
        TwoCores cores = new();
        Together.Run(
            () => Waiting.Never(() => histogram.Count(cores.First, cores.Memory, 0, [5]), "Counting", "What nobody else writes to needs no lock."),
            () => histogram.Count(cores.Second, cores.Memory, 1, [5]));
        Check.Equal(2, histogram.CountOf(cores.First, cores.Memory, 5), "The count of 5");
    }

    [Check("A hundred digits, as one thread would count them", Order = 5, Preemptions = 0)]
    public static void Many(IHistogram histogram)
    {
        TwoCores cores = new();
        int[] digits = new int[50];
        for (int i = 0; i < digits.Length; i++) digits[i] = i % 10;
        cores.Count(histogram, digits, digits);
        for (int digit = 0; digit < 10; digit++) Check.Equal(10, histogram.CountOf(cores.First, cores.Memory, digit), $"The count of {digit}");
    }
}
