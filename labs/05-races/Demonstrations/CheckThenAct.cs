namespace Races.Demonstrations;

/// <summary>Check-then-act: what was true when it was checked need not be true when it is relied upon.</summary>
[Demonstration("check-then-act", "One seat is left. Can it be sold twice?", "if (seats > 0) seats--  ‖  the same",
    Order = 9, Heading = "sold, seats", Next = "act-locked")]
[Expected("1, 0", "the second buyer finds no seat")]
[Interesting("2, -1", "both checked before either took it")]
[Interesting("2, 0", "sold twice, and one of the two seats-- was lost as well: the books even balance")]
public sealed class CheckThenAct
{
    private int seats = 1;
    private int soldByA;
    private int soldByB;

    [Actor]
    public void A()
    {
        if (seats > 0)
        {
            seats--;
            soldByA = 1;
        }
    }

    [Actor]
    public void B()
    {
        if (seats > 0)
        {
            seats--;
            soldByB = 1;
        }
    }

    [Outcome]
    public object Result() => $"{soldByA + soldByB}, {seats}";
}
