namespace Atomics.Checks;

/// <summary>Every mean that anybody sees is the mean of numbers that were added: sum and count belong together.</summary>
[Exercise("average", "A running average in one word", typeof(IAverage), Order = 4)]
[Hint("Sum and count are two variables, and an atomic step changes one. See what a reader makes of it: threads run interlocked/two-words")]
[Hint("A long has room for both: the sum in the upper 32 bits, the count in the lower. One addition can change the two at once.")]
[Hint("Add: Interlocked.Add(ref word, ((long)number << 32) + 1). Mean: read the word once into a local variable and take it apart: "
    + "the sum is (int)(read >> 32), the count is (int)read.")]
public static class AverageChecks
{
    [Check("Two numbers that are added at once both count", Order = 1)]
    public static void Two_numbers(IAverage average)
    {
        Together.Run(
            () => average.Add(4),
            () => average.Add(8));
        Check.Equal(6.0, average.Mean, "The mean of 4 and 8");
    }

    [Check("Every mean that is seen is one of numbers that were added", Order = 2)]
    public static void Seen_meanwhile(IAverage average)
    {
        average.Add(10);
        double seen = 0;
        Together.Run(
            () => average.Add(20),
            () => seen = average.Mean);
        Check.OneOf([10.0, 15.0], seen, "10 was added first, 20 meanwhile; the mean that was seen");
    }

    [Check("The first number appears whole or not at all", Order = 3)]
    public static void First_number(IAverage average)
    {
        double seen = 0;
        Together.Run(
            () => average.Add(6),
            () => seen = average.Mean);
        Check.OneOf([0.0, 6.0], seen, "6 was added meanwhile; the mean that was seen");
    }

    [Check("Negative numbers count as well", Order = 4)]
    public static void Negative(IAverage average)
    {
        Check.Equal(0.0, average.Mean, "The mean of nothing");
        average.Add(-7);
        average.Add(2);
        Check.Equal(-2.5, average.Mean, "The mean of -7 and 2");
    }

    [Check("Nobody waits", Order = 5)]
    public static void Nobody_waits(IAverage average)
    {
        Together.Run(
            () => Waiting.Never(() => average.Add(4), "Adding a number"),
            () => average.Add(8));
        Check.Equal(6.0, average.Mean, "The mean of 4 and 8");
    }
}
