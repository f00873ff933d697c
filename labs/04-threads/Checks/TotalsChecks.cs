namespace Forking.Checks;

/// <summary>Each thread has a total of its own, and together they are the total of all.</summary>
[Exercise("totals", "A total for each thread", typeof(ITotals), Order = 4)]
[Hint("A field is on the heap and there is one of it, for all threads. What is there once a thread? "
    + "threads run threads/thread-static")]
[Hint("A ThreadLocal<int> is one object in which every thread finds a value of its own. In the end somebody has to add them up: "
    + "look at the constructor that takes trackAllValues, and at Values.")]
[Hint("private readonly ThreadLocal<int> totals = new(trackAllValues: true); Add: totals.Value += number. Mine: totals.Value. "
    + "All: the sum of totals.Values.")]
public static class TotalsChecks
{
    [Check("What two threads add is all there in the end", Order = 1)]
    public static void Two_threads(ITotals totals)
    {
        Together.Run(
            () => { totals.Add(1); totals.Add(2); },
            () => { totals.Add(10); totals.Add(20); });
        Check.Equal(33, totals.All(), "The total of all threads");
    }

    [Check("Nobody sees what others add in the own total", Order = 2)]
    public static void Own_totals(ITotals totals)
    {
        int first = 0, second = 0;
        Together.Run(
            () => { totals.Add(1); first = totals.Mine; },
            () => { totals.Add(10); second = totals.Mine; });
        Check.Equal(1, first, "The own total of the thread that added 1");
        Check.Equal(10, second, "The own total of the thread that added 10");
        Check.Equal(0, totals.Mine, "The own total of the thread that added nothing");
    }

    [Check("Nobody waits", Order = 3)]
    public static void Nobody_waits(ITotals totals)
    {
        Together.Run(
            () => Waiting.Never(() => totals.Add(1), "Adding to the own total", "Nobody else needs that variable, so there is nothing to wait for."),
            () => totals.Add(10));
        Check.Equal(11, totals.All(), "The total of all threads");
    }

    [Check("Two instances have nothing to do with each other", Order = 4)]
    public static void Two_instances(Func<ITotals> make)
    {
        ITotals apples = make(), pears = make();
        apples.Add(1);
        pears.Add(2);
        Check.Equal(1, apples.All(), "The total of the one");
        Check.Equal(2, pears.Mine, "The own total in the other");
    }
}
