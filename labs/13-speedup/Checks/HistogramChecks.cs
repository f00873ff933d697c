namespace Scaling.Checks;

/// <summary>Every digit is counted, and while they count the workers have nothing to do with each other.</summary>
[Exercise("histogram", "A histogram without sharing", typeof(IHistogram), Order = 4)]
[Hint("An atomic increment is right, and each of them fetches the table's cache line from the other core. What if nobody else ever wrote there?")]
[Hint("A table for each worker. What both counted is known at the end all the same: who adds it up, and when?")]
[Hint("private readonly int[][] tables = [new int[10], new int[10]]; Count: tables[worker][digit]++, without a lock. CountOf: the sum over both tables.")]
public static class HistogramChecks
{
    [Check("The same digit is counted by both", Order = 1)]
    public static void Same_digit(IHistogram histogram)
    {
        Together.Run(() => histogram.Count(0, [7, 7]), () => histogram.Count(1, [7]));
        Check.Equal(3, histogram.CountOf(7), "The count of 7");
        Check.Equal(0, histogram.CountOf(3), "The count of 3, which does not occur,");
    }

    [Check("What was counted before still counts", Order = 2)]
    public static void Again(IHistogram histogram)
    {
        histogram.Count(0, [1]);
        Together.Run(() => histogram.Count(0, [1, 2]), () => histogram.Count(1, [2]));
        Check.Equal(2, histogram.CountOf(1), "The count of 1");
        Check.Equal(2, histogram.CountOf(2), "The count of 2");
    }

    [Check("Each counts in its own table", Order = 3)]
    public static void Own_tables(IHistogram histogram)
    {
        Check.That(histogram.TableOf(0) != histogram.TableOf(1), "Both workers count in the same table: for every digit its cache line changes cores.");
        Together.Run(() => histogram.Count(0, [4, 4]), () => histogram.Count(1, [4]));
        Check.Equal(2, histogram.TableOf(0)[4], "Worker 0's own count of 4");
        Check.Equal(1, histogram.TableOf(1)[4], "Worker 1's own count of 4");
    }

    [Check("Nobody waits while counting", Order = 4)]
    public static void Nobody_waits(IHistogram histogram)
    {
        Together.Run(
            () => Waiting.Never(() => histogram.Count(0, [5]), "Counting", "What nobody else writes to needs no lock."),
            () => histogram.Count(1, [5]));
        Check.Equal(2, histogram.CountOf(5), "The count of 5");
    }

    [Check("A hundred digits, as one thread would count them", Order = 5, Preemptions = 0)]
    public static void Many(IHistogram histogram)
    {
        int[] digits = new int[50];
        for (int i = 0; i < digits.Length; i++) digits[i] = i % 10;
        Together.Run(() => histogram.Count(0, digits), () => histogram.Count(1, digits));
        for (int digit = 0; digit < 10; digit++) Check.Equal(10, histogram.CountOf(digit), $"The count of {digit}");
    }
}
