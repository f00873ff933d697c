using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>Own tables and a lock around them all the same: the lock's own cache line now travels instead.</summary>
[Mistake(Verdict.FailedAssertion, "a lock more does no harm")]
public sealed class HistogramLocked : IHistogram
{
    private readonly Lock gate = new();
    private readonly int[][] tables = [new int[10], new int[10]];

    public void Count(int worker, int[] digits)
    {
        foreach (int digit in digits)
        {
            lock (gate) tables[worker][digit]++;
        }
    }

    public int[] TableOf(int worker) => tables[worker];

    public int CountOf(int digit) => tables[0][digit] + tables[1][digit];
}
