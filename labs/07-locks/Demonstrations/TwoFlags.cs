namespace Locking.Demonstrations;

/// <summary>
/// A flag for each, raised before one looks at the other. Nobody goes in to another. But perhaps nobody goes in at all: if each
/// waited for the other, both would wait for ever.
/// </summary>
[Demonstration("flags", "Each raises its own flag first, then looks. Who goes in?",
    "wantsA = true; if (!wantsB) A goes in  ‖  wantsB = true; if (!wantsA) B goes in", Order = 3, Heading = "goes in", Next = "turns")]
[Expected("A", "B had not raised its flag when A looked")]
[Expected("B", "A had not raised its flag when B looked")]
[Interesting("nobody", "both had raised their flags before either looked")]
[Forbidden("both", "the one that looked last saw a raised flag")]
public sealed class TwoFlags
{
    private int wantsA;
    private int wantsB;
    private bool insideA;
    private bool insideB;

    [Actor]
    public void A()
    {
        Interlocked.Exchange(ref wantsA, 1); // a full fence: raised for everybody before this thread looks
        insideA = Volatile.Read(ref wantsB) == 0;
    }

    [Actor]
    public void B()
    {
        Interlocked.Exchange(ref wantsB, 1);
        insideB = Volatile.Read(ref wantsA) == 0;
    }

    [Outcome]
    public object Result() => insideA ? insideB ? "both" : "A" : insideB ? "B" : "nobody";
}
