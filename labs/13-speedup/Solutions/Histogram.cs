using Scaling.Checks;

namespace Scaling.Solutions;

/// <summary>Counts digits for two workers, each in its own table. They are added up once somebody asks.</summary>
public sealed class Histogram : IHistogram
{
    private readonly int[][] tables = [new int[10], new int[10]];

    public void Count(int worker, int[] digits)
    {
        int[] own = tables[worker];
        foreach (int digit in digits)
        {
            own[digit]++;
        }
    }

    public int[] TableOf(int worker) => tables[worker];

    public int CountOf(int digit) => tables[0][digit] + tables[1][digit];
}
