using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>Each worker adds its table to the common one as soon as it is done: both at once, without a lock.</summary>
[Mistake(Verdict.LostUpdate, "the tables are private, so putting them together is safe")]
public sealed class HistogramMerged : IHistogram
{
    private readonly int[][] tables = [new int[10], new int[10]];
    private readonly int[] all = new int[10];

    public void Count(int worker, int[] digits)
    {
        foreach (int digit in digits)
        {
            tables[worker][digit]++;
            all[digit]++;
        }
    }

    public int[] TableOf(int worker) => tables[worker];

    public int CountOf(int digit) => all[digit];
}
