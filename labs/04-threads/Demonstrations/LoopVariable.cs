namespace Forking.Demonstrations;

/// <summary>
/// The captured loop variable. A for loop has one i, and a lambda captures the variable, not its value: both threads look at the
/// i that goes on counting meanwhile, up to 2.
/// </summary>
[Demonstration("loop-variable", "Two threads, started in a loop, sit down on seat i. Where do they sit?",
    "for (i = 0; i < 2; i++) start (sit down on seat i)", Order = 9, Heading = "threads on seat 0, 1, 2", Next = "loop-variable-copied")]
[Expected("1 1 0", "each looked at i before it was counted up")]
[Interesting("0 2 0", "the first looked when i was 1 already")]
[Interesting("1 0 1", "the second looked after the loop had ended, when i was 2")]
[Interesting("0 1 1", "one found 1, the other 2")]
[Interesting("0 0 2", "both looked after the loop")]
[Forbidden("2 0 0", "when the second is started, i is 1")]
public sealed class LoopVariable
{
    private readonly int[] seats = new int[3];

    [Actor]
    public void A()
    {
        Thread[] threads = new Thread[2];
        for (int i = 0; i < 2; i++)
        {
            threads[i] = new Thread(() => Interlocked.Increment(ref seats[i]));
            threads[i].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }
    }

    [Outcome]
    public object Result() => string.Join(" ", seats);
}
