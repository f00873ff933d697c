namespace Messages.Demonstrations;

/// <summary>
/// The word holds the owner's number, and the kernel, which knows when a process dies, marks each word that has its number. So the
/// next one gets in, and knows that what the lock protects may be half done.
/// </summary>
[Demonstration("dead-partner-marked", "The same, but the kernel marks the lock of the dead. What becomes of B?",
    "take; half done; killed: kernel marks  ‖  until it has it: try to take, marked or free", Order = 9, Heading = "B")]
[Expected("got in", "B came first")]
[Expected("got in, and repaired", "B took the lock over from a dead owner, and was told so")]
[Forbidden("got in, half done", "who inherits the lock learns of it")]
public sealed class DeadPartnerMarked
{
    private const int Died = -1;

    private int word; // 0: free; 1: A's; 2: B's; -1: its owner died
    private int left;
    private int right; // equal to left whenever nobody is inside
    private string b = "";

    [Actor]
    public void A()
    {
        if (Interlocked.CompareExchange(ref word, 1, 0) != 0) return;
        left = 1;                                          // half done, and here it is killed
        Interlocked.CompareExchange(ref word, Died, 1);    // the kernel
    }

    [Actor]
    public void B()
    {
        SpinWait wait = new();
        int found;
        while ((found = Interlocked.CompareExchange(ref word, 2, 0)) != 0)
        {
            if (found == Died && Interlocked.CompareExchange(ref word, 2, Died) == Died) break;
            wait.SpinOnce();
        }

        if (found == Died) right = left;
        b = left != right ? "got in, half done" : found == Died ? "got in, and repaired" : "got in";
        Volatile.Write(ref word, 0);
    }

    [Outcome]
    public object Result() => b;
}
