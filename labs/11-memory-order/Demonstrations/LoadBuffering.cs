namespace MemoryOrder.Demonstrations;

/// <summary>A store never overtakes the reads before it, on x86-64.</summary>
[Demonstration("load-buffering", "Can both threads read what the other stores only later?", "r1 = x; y = 1  ‖  r2 = y; x = 1",
    Order = 7, Heading = "r1 r2", Next = "two-readers", Litmus = "LoadBuffering.litmus")]
[Expected("0 0", "both read before either stored")]
[Expected("0 1", "A was first")]
[Expected("1 0", "B was first")]
[Forbidden("1 1", "one of the two would have to store before it has read")]
public sealed class LoadBuffering
{
    private int x;
    private int y;
    private int r1;
    private int r2;

    [Actor]
    public void A()
    {
        r1 = Volatile.Read(ref x);
        Volatile.Write(ref y, 1);
    }

    [Actor]
    public void B()
    {
        r2 = Volatile.Read(ref y);
        Volatile.Write(ref x, 1);
    }

    [Outcome]
    public object Result() => $"{r1} {r2}";
}
