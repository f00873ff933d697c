namespace Forking.Demonstrations;

/// <summary>
/// A variable that is declared inside the loop is a new one each time round. Each lambda captures its own.
/// </summary>
[Demonstration("loop-variable-copied", "And if each gets a copy of i?",
    "for (i = 0; i < 2; i++) { seat = i; start (sit down on seat) }", Order = 10, Heading = "threads on seat 0, 1, 2", Next = "loop-variable-each")]
[Expected("1 1 0", "each has a variable of its own, which nobody changes")]
[Forbidden("0 2 0", "nobody counts the copy up")]
public sealed class LoopVariableCopied
{
    private readonly int[] seats = new int[3];

    [Actor]
    public void A()
    {
        Thread[] threads = new Thread[2];
        for (int i = 0; i < 2; i++)
        {
            int seat = i;
            threads[i] = new Thread(() => Interlocked.Increment(ref seats[seat]));
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
