namespace Locking.Demonstrations;

/// <summary>Re-entrancy: the lock knows who holds it and counts. It is free when it was given back as often as it was taken.</summary>
[Demonstration("re-entrant", "Who holds the lock takes it again. Does it wait for itself?",
    "lock (gate) { lock (gate) x++; x++ }  ‖  lock (gate) x++", Order = 11, Heading = "x")]
[Expected("3", "the holder walks through its own lock")]
[Forbidden("2", "giving back the inner lock lets nobody in: the outer one is still held")]
public sealed class ReEntrant
{
    private readonly Lock gate = new();
    private int x;

    [Actor]
    public void A()
    {
        lock (gate)
        {
            lock (gate) x++;
            x++;
        }
    }

    [Actor]
    public void B()
    {
        lock (gate) x++;
    }

    [Outcome]
    public object Result() => x;
}
