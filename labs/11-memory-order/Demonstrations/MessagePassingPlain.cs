namespace MemoryOrder.Demonstrations;

/// <summary>Plain accesses promise no order. x86-64 happens to keep this one; another processor need not, nor the compiler: that is what the data race says.</summary>
[Demonstration("message-passing-plain", "And with plain variables?", "data = 1; flag = 1  ‖  r1 = flag; r2 = data   (plain)",
    Order = 6, Heading = "r1 r2", Next = "load-buffering")]
[Expected("0 0", "B came first")]
[Expected("0 1", "B saw no flag, and then the data")]
[Expected("1 1", "flag and data")]
[Interesting("1 0", "allowed by C#, and shown by Arm; x86-64 keeps stores in order, and reads too", WeakMemory = true)]
public sealed class MessagePassingPlain
{
    private int data;
    private int flag;
    private int r1;
    private int r2;

    [Actor]
    public void A()
    {
        data = 1;
        flag = 1;
    }

    [Actor]
    public void B()
    {
        r1 = flag;
        r2 = data;
    }

    [Outcome]
    public object Result() => $"{r1} {r2}";
}
