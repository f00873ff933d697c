using Races.Checks;

namespace Races.Exercises;

/// <summary>Counts digits for many threads. Each element of the table is a counter that all of them share.</summary>
public sealed class Histogram : IHistogram
{
    private readonly int[] counts = new int[10];

    // TODO: whatever the threads' order, each digit is counted as often as it occurs.
    public void Count(int[] digits)
    {
        foreach (int digit in digits)
        {
            counts[digit]++;
        }
    }

    public int CountOf(int digit) => counts[digit];
}
