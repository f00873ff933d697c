namespace Locking.Demonstrations;

/// <summary>Two doors, one room: each takes a lock, and not the same. A lock keeps out only those who take it too.</summary>
[Demonstration("two-doors", "Both take a lock before they count. Can an increment vanish?",
    "lock (left) x++  ‖  lock (right) x++", Order = 7, Heading = "x", Next = "one-door")]
[Expected("2", "one after the other")]
[Interesting("1", "two locks, one variable: both were inside")]
public sealed class TwoDoors
{
    private readonly Lock left = new();
    private readonly Lock right = new();
    private int x;

    [Actor]
    public void A()
    {
        lock (left) x++;
    }

    [Actor]
    public void B()
    {
        lock (right) x++;
    }

    [Outcome]
    public object Result() => x;
}
