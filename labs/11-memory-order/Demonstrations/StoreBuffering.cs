namespace MemoryOrder.Demonstrations;

/// <summary>A store is put into the core's store buffer, and the core goes on. Not even Volatile makes it wait until the others see it.</summary>
[Demonstration("store-buffering", "Can both threads miss the other's store?", "x = 1; r1 = y  ‖  y = 1; r2 = x",
    Order = 1, Heading = "r1 r2", Next = "store-buffering-fenced", Litmus = "StoreBuffering.litmus")]
[Interesting("0 0", "each store waits in its core's buffer while the core reads on", WeakMemory = true)]
[Expected("0 1", "A read before B's store came out")]
[Expected("1 0", "B read before A's store came out")]
[Expected("1 1", "rare: both stores came out before either read")]
public sealed class StoreBuffering
{
    private int x;
    private int y;
    private int r1;
    private int r2;

    [Actor]
    public void A()
    {
        Volatile.Write(ref x, 1);
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
