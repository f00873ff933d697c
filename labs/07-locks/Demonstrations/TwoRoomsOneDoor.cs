namespace Locking.Demonstrations;

/// <summary>Coarse granularity: one lock for both variables. It is right, and one waits for what is none of its business.</summary>
[Demonstration("two-rooms-one-door", "And if both rooms are behind one door?",
    "lock (door) x++  ‖  lock (door) y++", Order = 10, Heading = "inside", Next = "re-entrant")]
[Expected("one at a time", "one waits, though it wants to go into the other room")]
[Forbidden("both at once", "there is one door")]
public sealed class TwoRoomsOneDoor
{
    private readonly Lock door = new();
    private int x;
    private int y;
    private int inside;
    private int met;

    [Actor]
    public void A()
    {
        lock (door) Visit(ref x);
    }

    [Actor]
    public void B()
    {
        lock (door) Visit(ref y);
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
