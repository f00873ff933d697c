namespace MemoryOrder.Demonstrations;

/// <summary>A core looks into its own store buffer first: it sees its stores at once, and the others see them later.</summary>
[Demonstration("store-forwarding", "Can each thread see its own store, and not yet the other's?", "x = 1; r1 = x; r2 = y  ‖  y = 1; r3 = y; r4 = x",
    Order = 4, Heading = "r1 r2 r3 r4", Next = "message-passing", Litmus = "StoreForwarding.litmus")]
[Interesting("1 0 1 0", "each store is seen by its own core alone: there is no single order of all stores and reads", WeakMemory = true)]
[Expected("1 0 1 1", "A was first")]
[Expected("1 1 1 0", "B was first")]
[Expected("1 1 1 1", "both stores were out before either looked at the other's")]
public sealed class StoreForwarding
{
    private int x;
    private int y;
    private int r1;
    private int r2;
    private int r3;
    private int r4;

    [Actor]
    public void A()
    {
        Volatile.Write(ref x, 1);
        r1 = Volatile.Read(ref x);
        r2 = Volatile.Read(ref y);
    }

    [Actor]
    public void B()
    {
        Volatile.Write(ref y, 1);
        r3 = Volatile.Read(ref y);
        r4 = Volatile.Read(ref x);
    }

    [Outcome]
    public object Result() => $"{r1} {r2} {r3} {r4}";
}
