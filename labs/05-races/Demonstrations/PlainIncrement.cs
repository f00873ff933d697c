namespace Races.Demonstrations;

/// <summary>A lost update: two increments, and only one of them counts.</summary>
[Demonstration("increment", "Can one of two increments vanish?", "x++  ‖  x++", Order = 2, Heading = "x", Next = "increment-volatile")]
[Expected("2", "one after the other")]
[Interesting("1", "both read 0, both wrote 1")]
[Forbidden("0", "whoever writes last writes at least 1")]
public sealed class PlainIncrement
{
    private int x;

    [Actor]
    public void A() => x++;

    [Actor]
    public void B() => x++;

    [Outcome]
    public object Result() => x;
}
