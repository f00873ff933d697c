namespace Atomics.Checks;

/// <summary>No increment is forgotten, no number is drawn twice, and nobody waits.</summary>
[Exercise("counter", "A counter without a lock", typeof(ICounter), Order = 1)]
[Hint("Look at Increment in Exercises/Counter.cs: a read and a write, with a gap between them. A lock would close it; can you do without?")]
[Hint("There is a single step that reads, adds and writes. And it returns the number that it made: reading the variable "
    + "again is a second step.")]
[Hint("The body of Increment is one line: return Interlocked.Increment(ref value);")]
public static class CounterChecks
{
    [Check("Two increments are both counted", Order = 1)]
    public static void Two_increments(ICounter counter)
    {
        Together.Run(
            () => counter.Increment(),
            () => counter.Increment());
        Check.Equal(2, counter.Value, "The total");
    }

    [Check("No two calls return the same number", Order = 2)]
    public static void Different_numbers(ICounter counter)
    {
        int first = 0, second = 0;
        Together.Run(
            () => first = counter.Increment(),
            () => second = counter.Increment());
        Check.That(
            (first, second) is (1, 2) or (2, 1),
            $"Two calls returned {first} and {second}, and should return 1 and 2 in either order.");
    }

    [Check("Three increments are all counted", Order = 3)]
    public static void Three_increments(ICounter counter)
    {
        Together.Run(
            () => counter.Increment(),
            () => counter.Increment(),
            () => counter.Increment());
        Check.Equal(3, counter.Value, "The total");
    }

    [Check("Nobody waits", Order = 4)]
    public static void Nobody_waits(ICounter counter)
    {
        Together.Run(
            () => Waiting.Never(() => counter.Increment(), "An increment"),
            () => counter.Increment());
        Check.Equal(2, counter.Value, "The total");
    }
}
