namespace Atomics.Demonstrations;

/// <summary>Two atomic steps in a row are not one atomic step.</summary>
[Demonstration("read-then-write", "Do an atomic read and an atomic write make an atomic increment?",
    "r = Volatile.Read(ref x); Volatile.Write(ref x, r + 1)  ‖  the same", Order = 3, Heading = "x", Next = "increment-then-read")]
[Expected("2", "one after the other")]
[Interesting("1", "both read 0; there is no data race, and an update is lost")]
public sealed class ReadThenWrite
{
    private int x;

    [Actor]
    public void A() => Volatile.Write(ref x, Volatile.Read(ref x) + 1);

    [Actor]
    public void B() => Volatile.Write(ref x, Volatile.Read(ref x) + 1);

    [Outcome]
    public object Result() => x;
}
