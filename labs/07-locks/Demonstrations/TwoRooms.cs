namespace Locking.Demonstrations;

/// <summary>Fine granularity: two variables that have nothing to do with each other, a lock for each. Nobody waits for nothing.</summary>
[Demonstration("two-rooms", "Two rooms with a door each. Can both threads be inside at once?",
    "lock (left) x++  ‖  lock (right) y++", Order = 9, Heading = "inside", Next = "two-rooms-one-door")]
[Expected("one at a time", "one was out before the other went in")]
[Expected("both at once", "each in its own room, which does no harm")]
public sealed class TwoRooms
{
    private readonly Lock left = new();
    private readonly Lock right = new();
    private int x;
    private int y;
    private int inside;
    private int met;

    [Actor]
    public void A()
    {
        lock (left) Visit(ref x);
    }

    [Actor]
    public void B()
    {
        lock (right) Visit(ref y);
    }

    [Outcome]
    public object Result() => met == 1 ? "both at once" : "one at a time";

    // Interlocked, so that counting who is inside is right whatever the locks do.
    private void Visit(ref int room)
    {
        if (Interlocked.Increment(ref inside) == 2) Volatile.Write(ref met, 1);
        room++;
        Interlocked.Decrement(ref inside);
    }
}
