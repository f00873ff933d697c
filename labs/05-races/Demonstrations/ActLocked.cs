namespace Races.Demonstrations;

/// <summary>A lock around the act alone: no update is lost, and the seat is still sold twice.</summary>
[Demonstration("act-locked", "Is it enough to lock the act?", "if (seats > 0) lock { seats-- }  ‖  the same",
    Order = 10, Heading = "sold, seats", Next = "check-and-act-locked")]
[Expected("1, 0", "the second buyer finds no seat")]
[Interesting("2, -1", "both checked before either took the lock")]
[Forbidden("2, 0", "the lock keeps each seats-- whole")]
public sealed class ActLocked
{
    private readonly Lock gate = new();
    private int seats = 1;
    private int soldByA;
    private int soldByB;

    [Actor]
    public void A()
    {
        if (seats > 0)
        {
            lock (gate) seats--;
            soldByA = 1;
        }
    }

    [Actor]
    public void B()
    {
        if (seats > 0)
        {
            lock (gate) seats--;
            soldByB = 1;
        }
    }

    [Outcome]
    public object Result() => $"{soldByA + soldByB}, {seats}";
}
