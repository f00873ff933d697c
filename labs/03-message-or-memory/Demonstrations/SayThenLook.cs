namespace Messages.Demonstrations;

/// <summary>
/// First the word, then one more look. In every interleaving one of the two sees the other. A processor may still let its look
/// overtake its own write, which waits in the store buffer; explored runs do not, real ones do.
/// </summary>
[Demonstration("say-then-look", "The reader says that it sleeps, then looks once more. Can it still sleep beside a message?",
    "sleeps = true; if (head == 0) sleep  ‖  head = 1; if (sleeps) wake", Order = 6, Heading = "reader", Next = "say-then-look-fenced")]
[Expected("awake", "it saw the message and did not fall asleep")]
[Expected("woken", "the writer saw that it sleeps")]
[Interesting("sleeps for ever", "both looks overtook both writes: it takes a fence", WeakMemory = true)]
public sealed class SayThenLook
{
    private int head;
    private int sleeps;
    private bool slept;
    private bool woken;

    [Actor]
    public void Reader()
    {
        Volatile.Write(ref sleeps, 1);
        if (Volatile.Read(ref head) == 0) slept = true;
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
