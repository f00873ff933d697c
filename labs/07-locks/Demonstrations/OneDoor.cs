namespace Locking.Demonstrations;

/// <summary>One room, one door: what belongs together is guarded by one lock.</summary>
[Demonstration("one-door", "And if both take the same lock?",
    "lock (door) x++  ‖  lock (door) x++", Order = 8, Heading = "x", Next = "two-rooms")]
[Expected("2", "one after the other")]
[Forbidden("1", "one waits at the door")]
public sealed class OneDoor
{
    private readonly Lock door = new();
    private int x;

    [Actor]
    public void A()
    {
        lock (door) x++;
    }

    [Actor]
    public void B()
    {
        lock (door) x++;
    }

    [Outcome]
    public object Result() => x;
}
