namespace Atomics.Checks;

/// <summary>As many succeed as there is room for: no more, and no fewer.</summary>
[Exercise("bounded-counter", "Up to the limit and no further", typeof(IBoundedCounter), Order = 3)]
[Hint("TryIncrement asks whether there is room, and counts afterwards. Interlocked.Increment alone cannot ask.")]
[Hint("Asking and counting have to be one step: exchange seen for seen + 1, on condition that the value is still the seen one. "
    + "A failed exchange means that another was faster, not that the counter is full.")]
[Hint("Read once; while seen < Limit: exchange seen for seen + 1; found seen? return true; otherwise go on with what was "
    + "found. After the loop: return false.")]
public static class BoundedCounterChecks
{
    [Check("Of two that want the last place, one gets it", Order = 1)]
    public static void Last_place(IBoundedCounter counter)
    {
        counter.TryIncrement();
        bool first = false, second = false;
        Together.Run(
            () => first = counter.TryIncrement(),
            () => second = counter.TryIncrement());
        Check.That(first != second, $"One place was left, and {(first ? "two threads" : "neither of two threads")} got it.");
        Check.Equal(2, counter.Value, "The count");
    }

    [Check("While there is room nobody is refused", Order = 2)]
    public static void Room_for_two(IBoundedCounter counter)
    {
        bool first = false, second = false;
        Together.Run(
            () => first = counter.TryIncrement(),
            () => second = counter.TryIncrement());
        Check.That(first && second, "There was room for two, and one of two was refused.");
        Check.Equal(2, counter.Value, "The count");
        Check.That(!counter.TryIncrement(), "The counter was full, and counted on.");
    }

    [Check("The limit is not exceeded for a moment", Order = 3)]
    public static void Never_above(IBoundedCounter counter)
    {
        counter.TryIncrement();
        int seen = 0;
        Together.Run(
            () => counter.TryIncrement(),
            () => counter.TryIncrement(),
            () => seen = counter.Value);
        Check.InRange(1, 2, seen, "The count that a reader saw");
        Check.Equal(2, counter.Value, "The count");
    }

    [Check("Nobody waits", Order = 4)]
    public static void Nobody_waits(IBoundedCounter counter)
    {
        Together.Run(
            () => Waiting.Never(() => counter.TryIncrement(), "An increment"),
            () => counter.TryIncrement());
        Check.Equal(2, counter.Value, "The count");
    }
}
