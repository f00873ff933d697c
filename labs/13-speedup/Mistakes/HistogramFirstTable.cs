using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>The first worker's table is taken for everybody's: the other's count is missing.</summary>
[Mistake(Verdict.FailedAssertion, "private tables need not be put together")]
public sealed class HistogramFirstTable : IHistogram
{
    private readonly int[][] tables = [new int[10], new int[10]];

    public void Count(int worker, int[] digits)
    {
        foreach (int digit in digits) tables[worker][digit]++;
    }

    public int[] TableOf(int worker) => tables[worker];

    public int CountOf(int digit) => tables[0][digit];
}
