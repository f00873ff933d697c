namespace MemoryOrder.Demonstrations;

/// <summary>A full fence lets nobody by: what was stored before it is out before what is read after it.</summary>
[Demonstration("store-buffering-fenced", "And with a full fence between store and read?", "x = 1; fence; r1 = y  ‖  y = 1; fence; r2 = x",
    Order = 2, Heading = "r1 r2", Next = "store-buffering-one-fence", Litmus = "StoreBufferingFenced.litmus")]
[Forbidden("0 0", "whoever's fence ends last finds the other's store")]
[Expected("0 1", "A was first")]
[Expected("1 0", "B was first")]
[Expected("1 1", "both stores were out before either read")]
public sealed class StoreBufferingFenced
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
        Interlocked.MemoryBarrier();
        r2 = Volatile.Read(ref x);
    }

    [Outcome]
    public object Result() => $"{r1} {r2}";
}
