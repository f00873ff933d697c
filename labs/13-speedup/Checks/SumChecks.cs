namespace Scaling.Checks;

/// <summary>The sum is right, the workers work at the same time, and they seldom meet.</summary>
[Exercise("sum", "A sum in parallel", typeof(ISum), Order = 1)]
[Hint("Who works in Exercises/Sum.cs? And how often does it go to the total?")]
[Hint("Each worker can add up its own chunk in a local variable, which nobody else sees. How often must it then go to the total?")]
[Hint("Workers.Run(workers, me => { long own = 0; for (int i = Workers.From(me, workers, length); i < Workers.From(me + 1, workers, length); i++) "
    + "own += value(i); add(own); });")]
public static class SumChecks
{
    [Check("Two workers add up three values", Order = 1)]
    public static void Two_workers(ISum sum) => Check.Equal(6, TotalOf(sum, 3, i => i + 1, 2), "1 + 2 + 3");

    [Check("Three workers add up four values", Order = 2)]
    public static void Three_workers(ISum sum) => Check.Equal(10, TotalOf(sum, 4, i => i + 1, 3), "1 + 2 + 3 + 4");

    [Check("More workers than values", Order = 3)]
    public static void More_workers(ISum sum) => Check.Equal(7, TotalOf(sum, 1, _ => 7, 3), "7 alone");

    // What each of them looks for again is not divided, however much they do at once.
    [Check("A thousand values, each looked for once", Order = 4, Preemptions = 0)]
    public static void Many(ISum sum)
    {
        int[] asked = new int[1000];
        Check.Equal(499_500, TotalOf(sum, 1000, i => { asked[i]++; return i; }, 2), "0 + 1 + … + 999");
        for (int i = 0; i < 1000; i++) Check.Equal(1, asked[i], $"How often value {i} was looked for");
    }

    [Check("The workers look for values at the same time", Order = 5, Reaches = Room.Together)]
    public static string At_once(ISum sum)
    {
        Room room = new();
        sum.Run(2, _ => { room.Visit(); return 1; }, 2, _ => { });
        return room.Seen;
    }

    [Check("Each worker goes to the total once at most", Order = 6)]
    public static void Seldom(ISum sum)
    {
        SimulatedTotal total = new();
        sum.Run(6, _ => 1, 2, total.Add);
        LineCounts line = total.Line;
        Check.That(line.Accesses <= 2, $"2 workers went to the total {line.Accesses} times. Misses of its cache line: {line.Misses} in this order, {line.Accesses} in the worst.");
    }

    private static long TotalOf(ISum sum, int length, Func<int, int> value, int workers)
    {
        long total = 0;
        sum.Run(length, value, workers, part => Interlocked.Add(ref total, part));
        return Interlocked.Read(ref total);
    }
}
