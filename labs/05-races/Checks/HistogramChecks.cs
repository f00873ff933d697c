namespace Races.Checks;

/// <summary>The table says how often each digit occurs in both halves together.</summary>
[Exercise("histogram", "CountSort's histogram, a thread for each half", typeof(IHistogram), Order = 4)]
[Hint("Two halves may hold the same digit. Then both threads change one and the same element of counts.")]
[Hint("counts[digit]++ is a read and a write, like value++; that it stands in an array changes nothing. "
    + "Two ways out: exclude each other, or count privately and put the parts together at the end.")]
[Hint("Either lock (gate) counts[digit]++; with one gate for the whole histogram. Or let Count fill a local int[10] "
    + "and add that to counts in one critical section at its end: one lock a call, instead of one a digit.")]
public static class HistogramChecks
{
    [Check("A digit that is in both halves is counted in both", Order = 1)]
    public static void Same_digit(IHistogram histogram)
    {
        Together.Run(
            () => histogram.Count([7]),
            () => histogram.Count([7]));
        Check.Equal(2, histogram.CountOf(7), "The count of 7");
    }

    [Check("Different digits are each counted once", Order = 2)]
    public static void Different_digits(IHistogram histogram)
    {
        Together.Run(
            () => histogram.Count([0]),
            () => histogram.Count([9]));
        Check.Equal(1, histogram.CountOf(0), "The count of 0");
        Check.Equal(1, histogram.CountOf(9), "The count of 9");
    }

    [Check("Two halves with the same digits in different orders", Order = 3)]
    public static void Opposite_orders(IHistogram histogram)
    {
        Together.Run(
            () => histogram.Count([3, 4]),
            () => histogram.Count([4, 3]));
        Check.Equal(2, histogram.CountOf(3), "The count of 3");
        Check.Equal(2, histogram.CountOf(4), "The count of 4");
        Check.Equal(0, histogram.CountOf(5), "The count of 5, which does not occur,");
    }
}
