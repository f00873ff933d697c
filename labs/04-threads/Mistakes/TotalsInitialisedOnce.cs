using Forking.Checks;

namespace Forking.Mistakes;

/// <summary>An initialiser runs once, on the thread that happens to come first. All the others find null.</summary>
[Mistake(Verdict.UnhandledException, "the initialiser of a thread-static variable runs in every thread")]
public sealed class TotalsInitialisedOnce : ITotals
{
    [ThreadStatic]
    private static Dictionary<TotalsInitialisedOnce, int> mine = [];

    private int all;

    public void Add(int number)
    {
        mine[this] = Mine + number;
        Interlocked.Add(ref all, number);
    }

    public int Mine => mine.GetValueOrDefault(this);

    public int All() => all;
}
