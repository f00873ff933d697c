using Forking.Checks;

namespace Forking.Mistakes;

/// <summary>Each thread has its own, rightly. But the thread that puts them together finds its own only: the others' are out of reach.</summary>
[Mistake(Verdict.FailedAssertion, "in the end, a thread-static variable holds what all threads have put into it")]
public sealed class TotalsThreadStatic : ITotals
{
    [ThreadStatic]
    private static int total;

    public void Add(int number)
    {
        total += number;
    }

    public int Mine => total;

    public int All() => total;
}
