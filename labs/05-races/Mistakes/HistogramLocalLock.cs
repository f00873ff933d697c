using Races.Checks;

namespace Races.Mistakes;

/// <summary>A local variable: each call has a lock of its own, which nobody else knows.</summary>
[Mistake(Verdict.LostUpdate, "the two threads run the same code, so they take the same lock")]
public sealed class HistogramLocalLock : IHistogram
{
    private readonly int[] counts = new int[10];

    public void Count(int[] digits)
    {
        Lock gate = new();
        foreach (int digit in digits)
        {
            lock (gate) counts[digit]++;
        }
    }

    public int CountOf(int digit) => counts[digit];
}
