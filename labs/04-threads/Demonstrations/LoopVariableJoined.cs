namespace Forking.Demonstrations;

/// <summary>
/// Waiting for each thread inside the loop hides the mistake: i is not counted up meanwhile. But nothing happens at the same time.
/// </summary>
[Demonstration("loop-variable-joined", "And if each is joined before the next is started?",
    "for (i = 0; i < 2; i++) { start (sit down on seat i); join }", Order = 13, Heading = "threads on seat 0, 1, 2")]
[Expected("1 1 0", "i waits as well; and so does the second thread")]
[Forbidden("0 2 0", "the loop goes on only when the thread has ended")]
public sealed class LoopVariableJoined
{
    private readonly int[] seats = new int[3];

    [Actor]
    public void A()
    {
        for (int i = 0; i < 2; i++)
        {
            Thread thread = new(() => Interlocked.Increment(ref seats[i]));
            thread.Start();
            thread.Join();
        }
    }

    [Outcome]
    public object Result() => string.Join(" ", seats);
}
