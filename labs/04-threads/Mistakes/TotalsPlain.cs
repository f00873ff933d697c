using Forking.Checks;

namespace Forking.Mistakes;

/// <summary>Each thread works with the object, and each works with the same one: its fields are shared.</summary>
[Mistake(Verdict.LostUpdate, "a private field is private to the thread")]
public sealed class TotalsPlain : ITotals
{
    private int mine;
    private int all;

    public void Add(int number)
    {
        mine += number;
        all += number;
    }

    public int Mine => mine;

    public int All() => all;
}
