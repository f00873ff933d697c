namespace Scaling.Checks;

/// <summary>The output is sorted, and neither phase is left to one worker.</summary>
[Exercise("countsort", "CountSort, both phases in parallel", typeof(ICountSort), Order = 2)]
[Hint("CountSort has two phases. Which of them does your program divide among the workers? Where does one have to wait for the other?")]
[Hint("Counting: a table for each worker, added up when all have counted. Filling: once the counts are known, it is known for each place of "
    + "the output which digit belongs there. So the output can be cut into chunks like the input.")]
[Hint("Two times Workers.Run. First: each worker counts its chunk into counts[me], an int[10]. Between them: add up the tables, so that ends[d] "
    + "is the place after the last d. Second: each worker goes through its chunk of the output; the digit at place i is the first d with i < ends[d].")]
public static class CountSortChecks
{
    [Check("Two workers sort three digits", Order = 1)]
    public static void Two_workers(ICountSort sort) => Check.Equal([0, 2, 9], Sorted(sort, [9, 0, 2], 2), "The output");

    [Check("The same digit in both halves", Order = 2)]
    public static void Same_digit(ICountSort sort) => Check.Equal([1, 7, 7, 7], Sorted(sort, [7, 1, 7, 7], 2), "The output");

    [Check("Three workers, and fewer digits than workers", Order = 3)]
    public static void Three_workers(ICountSort sort) => Check.Equal([3, 5], Sorted(sort, [5, 3], 3), "The output");

    [Check("Two hundred digits, as one thread would sort them", Order = 4, Preemptions = 0)]
    public static void Many(ICountSort sort)
    {
        int[] digits = new int[200];
        for (int i = 0; i < digits.Length; i++) digits[i] = i * i % 10;
        int[] expected = (int[])digits.Clone();
        Array.Sort(expected);
        Check.Equal(expected, Sorted(sort, digits, 2), "The output");
    }

    // An observer looks at the output twice. If it finds in each half one place that is filled the first time and one that is not the
    // second time, both workers were in the middle of filling in between.
    [Check("The workers fill at the same time", Order = 5, Reaches = Room.Together, RacesAllowed = true, Preemptions = 2)]
    public static string Fill_at_once(ICountSort sort)
    {
        int[] output = [-1, -1, -1, -1];
        bool[] before = new bool[4], after = new bool[4];
        Together.Run(
            () => sort.Sort([0, 0, 0, 0], output, 2),
            () =>
            {
                for (int i = 0; i < 4; i++) before[i] = Volatile.Read(ref output[i]) >= 0;
                for (int i = 0; i < 4; i++) after[i] = Volatile.Read(ref output[i]) >= 0;
            });
        bool firstHalf = (before[0] || before[1]) && !(after[0] && after[1]);
        bool secondHalf = (before[2] || before[3]) && !(after[2] && after[3]);
        return firstHalf && secondHalf ? Room.Together : "one at a time";
    }

    // Somebody writes four other digits over the input. What was counted before is 0, 1, 2 or 3, and after it 4, 5, 6 or 7: one old and one
    // new digit of each half were counted only if both workers were in the middle of counting.
    [Check("The workers count at the same time", Order = 6, Reaches = Room.Together, RacesAllowed = true, Preemptions = 2)]
    public static string Count_at_once(ICountSort sort)
    {
        int[] input = [0, 1, 2, 3], output = new int[4];
        Together.Run(
            () => sort.Sort(input, output, 2),
            () =>
            {
                for (int i = 0; i < 4; i++) Volatile.Write(ref input[i], i + 4);
            });
        return output is [0, 2, 5, 7] or [1, 3, 4, 6] ? Room.Together : "one at a time";
    }

    private static int[] Sorted(ICountSort sort, int[] digits, int workers)
    {
        int[] output = new int[digits.Length];
        Array.Fill(output, -1);
        sort.Sort(digits, output, workers);
        return output;
    }
}
