namespace Races.Checks;

/// <summary>No increment may be forgotten.</summary>
[Exercise("counter", "Make the counter count", typeof(ICounter), Order = 1)]
[Hint("Look at Increment in Exercises/Counter.cs. How often does value++ touch the shared variable? "
    + "Watch it in: threads run races/steps")]
[Hint("Reading and writing have to be one step for everybody else: a critical section. A thread that comes while another is "
    + "inside has to wait.")]
[Hint("Make one object when the counter is made (private readonly Lock gate = new();), the same for every call, "
    + "and put the increment in lock (gate) { … }. Put the read of Value in one too.")]
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

    [Check("Two threads that count twice each are counted", Order = 2)]
    public static void Two_increments_each(ICounter counter)
    {
        Together.Run(
            () => { counter.Increment(); counter.Increment(); },
            () => { counter.Increment(); counter.Increment(); });
        Check.Equal(4, counter.Value, "The total");
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
}
