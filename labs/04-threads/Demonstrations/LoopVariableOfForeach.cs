namespace Forking.Demonstrations;

/// <summary>
/// The variable of a foreach loop is a new one each time round, unlike that of a for loop.
/// </summary>
[Demonstration("loop-variable-each", "Is it the same with foreach?",
    "foreach (seat in [0, 1]) start (sit down on seat)", Order = 11, Heading = "threads on seat 0, 1, 2", Next = "loop-variable-passed")]
[Expected("1 1 0", "foreach makes a new variable for each element")]
[Forbidden("0 2 0", "nobody counts it up")]
public sealed class LoopVariableOfForeach
{
    private readonly int[] seats = new int[3];

    [Actor]
    public void A()
    {
        List<Thread> threads = [];
        foreach (int seat in new[] { 0, 1 })
        {
            threads.Add(new Thread(() => Interlocked.Increment(ref seats[seat])));
            threads[^1].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }
    }

    [Outcome]
    public object Result() => string.Join(" ", seats);
}
