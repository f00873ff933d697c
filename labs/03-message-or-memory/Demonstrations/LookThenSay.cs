namespace Messages.Demonstrations;

/// <summary>
/// The reader finds the ring empty and says that it sleeps. The writer wakes it if it says so. Between the look and the word
/// there is a gap.
/// </summary>
[Demonstration("look-then-say", "The reader looks, then says that it sleeps. Can it sleep beside a message?",
    "if (head == 0) sleeps = true  ‖  head = 1; if (sleeps) wake", Order = 5, Heading = "reader", Next = "say-then-look")]
[Expected("awake", "it saw the message and never slept")]
[Expected("woken", "the writer saw that it sleeps")]
[Interesting("sleeps for ever", "the message came between the look and the word: nobody will wake it")]
public sealed class LookThenSay
{
    private int head;
    private int sleeps;
    private bool slept;
    private bool woken;

    [Actor]
    public void Reader()
    {
        if (Volatile.Read(ref head) != 0) return;
        Volatile.Write(ref sleeps, 1);
        slept = true;
    }

    [Actor]
    public void Writer()
    {
        Volatile.Write(ref head, 1);
        if (Volatile.Read(ref sleeps) == 1) woken = true;
    }

    [Outcome]
    public object Result() => !slept ? "awake" : woken ? "woken" : "sleeps for ever";
}
