namespace Messages.Demonstrations;

/// <summary>
/// Interlocked writes are full fences: no look overtakes them. The ring of src/Threads.SharedMemory spares the writer its fence, which would cost
/// each message more than the message: the reader, about to sleep, has the kernel fence every core (man 2 membarrier).
/// </summary>
[Demonstration("say-then-look-fenced", "The same, each write a full fence. Can it sleep beside a message?",
    "Exchange(sleeps, true); if (head == 0) sleep  ‖  Exchange(head, 1); if (sleeps) wake", Order = 7, Heading = "reader", Next = "dead-partner")]
[Expected("awake", "it saw the message and did not fall asleep")]
[Expected("woken", "the writer saw that it sleeps")]
[Forbidden("sleeps for ever", "whichever write comes second, the look after it sees the first")]
public sealed class SayThenLookFenced
{
    private int head;
    private int sleeps;
    private bool slept;
    private bool woken;

    [Actor]
    public void Reader()
    {
        Interlocked.Exchange(ref sleeps, 1);
        if (Volatile.Read(ref head) == 0) slept = true;
    }

    [Actor]
    public void Writer()
    {
        Interlocked.Exchange(ref head, 1);
        if (Volatile.Read(ref sleeps) == 1) woken = true;
    }

    [Outcome]
    public object Result() => !slept ? "awake" : woken ? "woken" : "sleeps for ever";
}
