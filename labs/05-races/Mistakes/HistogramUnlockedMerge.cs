using Races.Checks;

namespace Races.Mistakes;

/// <summary>Counting privately is right. Putting the parts together is an update of the shared table like any other.</summary>
[Mistake(Verdict.LostUpdate, "private tables make locks unnecessary")]
public sealed class HistogramUnlockedMerge : IHistogram
{
    private readonly int[] counts = new int[10];

    public void Count(int[] digits)
    {
        int[] mine = new int[10];
        foreach (int digit in digits) mine[digit]++;
        for (int digit = 0; digit < 10; digit++)
        {
            if (mine[digit] > 0) counts[digit] += mine[digit];
        }
    }

    public int CountOf(int digit) => counts[digit];
}
