using Forking.Checks;

namespace Forking.Solutions;

/// <summary>Adds up for many threads, for each in a variable of its own. They meet once, in the end, when the parts are put together.</summary>
public sealed class Totals : ITotals
{
    // Tracked: the values stay within reach of All, also when their threads have ended.
    private readonly ThreadLocal<int> totals = new(trackAllValues: true);

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
