namespace Messages.Demonstrations;

/// <summary>A is killed while it holds the lock. A killed process runs no finally, and releases nothing.</summary>
[Demonstration("dead-partner", "A is killed while it holds a lock on the shared page. What becomes of B?",
    "take; killed  ‖  three times: try to take", Order = 8, Heading = "B", Next = "dead-partner-marked")]
[Expected("got in", "B came first")]
[Interesting("shut out", "the word says 1, and nobody is left to make it 0")]
public sealed class DeadPartner
{
    private int word; // 1: taken
    private string b = "shut out";

    [Actor]
    public void A() => Interlocked.CompareExchange(ref word, 1, 0); // and here it is killed

    [Actor]
    public void B()
    {
        for (int i = 0; i < 3; i++)
        {
            if (Interlocked.CompareExchange(ref word, 1, 0) != 0) continue;
            b = "got in";
            Volatile.Write(ref word, 0);
            return;
        }
    }

    [Outcome]
    public object Result() => b;
}
