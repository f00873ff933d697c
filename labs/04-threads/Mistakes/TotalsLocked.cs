using Forking.Checks;

namespace Forking.Mistakes;

/// <summary>Right, and everybody waits for everybody at every number, although each has its own.</summary>
[Mistake(Verdict.FailedAssertion, "when there are several threads one needs a lock")]
public sealed class TotalsLocked : ITotals
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, int> totals = [];

    public void Add(int number)
    {
        lock (gate) totals[Environment.CurrentManagedThreadId] = totals.GetValueOrDefault(Environment.CurrentManagedThreadId) + number;
    }

    public int Mine
    {
        get
        {
            lock (gate) return totals.GetValueOrDefault(Environment.CurrentManagedThreadId);
        }
    }

    public int All()
    {
        lock (gate) return totals.Values.Sum();
    }
}
