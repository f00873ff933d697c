namespace MemoryOrder.Demonstrations;

/// <summary>A fence orders the steps of the core that executes it, and of no other.</summary>
[Demonstration("store-buffering-one-fence", "Is it enough if one of them has a fence?", "x = 1; fence; r1 = y  ‖  y = 1; r2 = x",
    Order = 3, Heading = "r1 r2", Next = "store-forwarding", Litmus = "StoreBufferingOneFence.litmus")]
[Interesting("0 0", "B's store waits, and B has read x already", WeakMemory = true)]
[Expected("0 1", "A was first")]
[Expected("1 0", "B was first")]
[Expected("1 1", "both stores were out before either read")]
public sealed class StoreBufferingOneFence
{
    private int x;
    private int y;
    private int r1;
    private int r2;

    [Actor]
    public void A()
    {
        Volatile.Write(ref x, 1);
        Interlocked.MemoryBarrier();
        r1 = Volatile.Read(ref y);
    }

    [Actor]
    public void B()
    {
        Volatile.Write(ref y, 1);
        r2 = Volatile.Read(ref x);
    }

    [Outcome]
    public object Result() => $"{r1} {r2}";
}
