namespace MemoryOrder.Demonstrations;

/// <summary>Independent reads of independent writes (IRIW): a store leaves its buffer for all other cores at the same moment.</summary>
[Demonstration("two-readers", "Can two readers see two stores in opposite orders?", "x = 1  ‖  sees x, not y?  ‖  y = 1  ‖  sees y, not x?",
    Order = 8, Heading = "B D", Next = "coherence", Litmus = "TwoReaders.litmus")]
[Expected("0 0", "neither saw one store without the other")]
[Expected("0 1", "D saw y alone: y came first")]
[Expected("1 0", "B saw x alone: x came first")]
[Forbidden("1 1", "x would have come first, and y would have come first")]
public sealed class TwoReaders
{
    private int x;
    private int y;
    private int sawXAlone;
    private int sawYAlone;

    [Actor]
    public void A()
    {
        Volatile.Write(ref x, 1);
    }

    [Actor]
    public void B()
    {
        int first = Volatile.Read(ref x);
        int second = Volatile.Read(ref y);
        sawXAlone = first & ~second;
    }

    [Actor]
    public void C()
    {
        Volatile.Write(ref y, 1);
    }

    [Actor]
    public void D()
    {
        int first = Volatile.Read(ref y);
        int second = Volatile.Read(ref x);
        sawYAlone = first & ~second;
    }

    [Outcome]
    public object Result() => $"{sawXAlone} {sawYAlone}";
}
