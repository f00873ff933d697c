using Races.Checks;

namespace Races.Solutions;

/// <summary>Counts digits for many threads. Each element of the table is a counter that all of them share, under one lock.</summary>
public sealed class Histogram : IHistogram
{
    private readonly Lock gate = new();
    private readonly int[] counts = new int[10];

    public void Count(int[] digits)
    {
        foreach (int digit in digits)
        {
            lock (gate) counts[digit]++;
        }
    }

    public int CountOf(int digit)
    {
        lock (gate) return counts[digit];
    }
}
