using Races.Checks;

namespace Races.Mistakes;

/// <summary>Here the reference to the array is volatile, its elements are not; and volatile would not have made ++ one step.</summary>
[Mistake(Verdict.LostUpdate, "a volatile array has atomic elements")]
public sealed class HistogramVolatile : IHistogram
{
    private volatile int[] counts = new int[10];

    public void Count(int[] digits)
    {
        foreach (int digit in digits)
        {
            counts[digit]++;
        }
    }

    public int CountOf(int digit) => counts[digit];
}
