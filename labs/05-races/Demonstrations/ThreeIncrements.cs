namespace Races.Demonstrations;

/// <summary>The more threads, the more can be lost in one go.</summary>
[Demonstration("increment-three", "How much can three increments lose?", "x++  ‖  x++  ‖  x++",
    Order = 5, Heading = "x", Next = "increment-loop")]
[Expected("3", "one after the other")]
[Interesting("2", "one was overwritten")]
[Interesting("1", "all three read 0")]
public sealed class ThreeIncrements
{
    private int x;

    [Actor]
    public void A() => x++;

    [Actor]
    public void B() => x++;

    [Actor]
    public void C() => x++;

    [Outcome]
    public object Result() => x;
}
