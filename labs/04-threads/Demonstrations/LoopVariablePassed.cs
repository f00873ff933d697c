namespace Forking.Demonstrations;

/// <summary>
/// An argument is copied at the moment of the call: Start(i) hands over what i is now.
/// </summary>
[Demonstration("loop-variable-passed", "And if i is passed as the argument of Start?",
    "for (i = 0; i < 2; i++) start (sit down on the argument), with argument i", Order = 12, Heading = "threads on seat 0, 1, 2", Next = "loop-variable-joined")]
[Expected("1 1 0", "the value was handed over, and not the variable")]
[Forbidden("0 2 0", "the argument was copied before i was counted up")]
public sealed class LoopVariablePassed
{
    private readonly int[] seats = new int[3];

    [Actor]
    public void A()
    {
        Thread[] threads = new Thread[2];
        for (int i = 0; i < 2; i++)
        {
            threads[i] = new Thread(seat => Interlocked.Increment(ref seats[(int)seat!]));
            threads[i].Start(i);
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }
    }

    [Outcome]
    public object Result() => string.Join(" ", seats);
}
