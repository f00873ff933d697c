namespace Races.Demonstrations;

/// <summary>Check and act under one lock, without letting go in between: what was checked is still true.</summary>
[Demonstration("check-and-act-locked", "And if the check is inside as well?", "lock { if (seats > 0) seats-- }  ‖  the same",
    Order = 11, Heading = "sold, seats", Next = "two-variables")]
[Expected("1, 0", "the second buyer finds no seat")]
[Forbidden("2, -1", "nobody checks while another is between check and act")]
public sealed class CheckAndActLocked
{
    private readonly Lock gate = new();
    private int seats = 1;
    private int soldByA;
    private int soldByB;

    [Actor]
    public void A()
    {
        lock (gate)
        {
            if (seats > 0)
            {
                seats--;
                soldByA = 1;
            }
        }
    }

    [Actor]
    public void B()
    {
        lock (gate)
        {
            if (seats > 0)
            {
                seats--;
                soldByB = 1;
            }
        }
    }

    [Outcome]
    public object Result() => $"{soldByA + soldByB}, {seats}";
}
