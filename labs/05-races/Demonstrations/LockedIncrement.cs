namespace Races.Demonstrations;

/// <summary>A lock around the read and the write: the other thread waits until both are done.</summary>
[Demonstration("increment-locked", "Does a lock keep the three steps together?", "lock { x++ }  ‖  lock { x++ }",
    Order = 4, Heading = "x", Next = "increment-three")]
[Expected("2", "whoever comes second reads what the first wrote")]
[Forbidden("1", "nobody can read between the other's read and write")]
public sealed class LockedIncrement
{
    private readonly Lock gate = new();
    private int x;

    [Actor]
    public void A()
    {
        lock (gate) x++;
    }

    [Actor]
    public void B()
    {
        lock (gate) x++;
    }

    [Outcome]
    public object Result() => x;
}
