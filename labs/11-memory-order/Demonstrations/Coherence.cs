namespace MemoryOrder.Demonstrations;

/// <summary>Coherence: all cores agree on the order of the stores to one variable, store buffers or not.</summary>
[Demonstration("coherence", "Can a variable go back to an older value?", "x = 1; x = 2  ‖  r1 = x; r2 = x",
    Order = 9, Heading = "r1 r2", Litmus = "Coherence.litmus")]
[Expected("0 0", "B came first")]
[Expected("0 1", "A's first store came in between")]
[Expected("0 2", "both stores came in between")]
[Expected("1 1", "B came after the first store")]
[Expected("1 2", "A's second store came in between")]
[Expected("2 2", "A came first")]
[Forbidden("1 0", "what was seen once cannot be unseen")]
[Forbidden("2 0", "what was seen once cannot be unseen")]
[Forbidden("2 1", "the second store is the later one, for everybody")]
public sealed class Coherence
{
    private int x;
    private int r1;
    private int r2;

    [Actor]
    public void A()
    {
        Volatile.Write(ref x, 1);
        Volatile.Write(ref x, 2);
    }

    [Actor]
    public void B()
    {
        r1 = Volatile.Read(ref x);
        r2 = Volatile.Read(ref x);
    }

    [Outcome]
    public object Result() => $"{r1} {r2}";
}
