using Forking.Checks;

namespace Forking.Mistakes;

/// <summary>A ThreadLocal forgets whose values there are, unless it was told to keep track: Values throws.</summary>
[Mistake(Verdict.UnhandledException, "a ThreadLocal can always list its values")]
public sealed class TotalsNotTracked : ITotals
{
    private readonly ThreadLocal<int> totals = new();

    public void Add(int number)
    {
        totals.Value += number;
    }

    public int Mine => totals.Value;

    public int All()
    {
        int all = 0;
        foreach (int total in totals.Values)
        {
            all += total;
        }

        return all;
    }
}
