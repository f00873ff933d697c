using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>One table for both, in a field: the simulated caches do not see it, and real ones carry it to and fro all the same.</summary>
[Mistake(Verdict.FailedAssertion, "what is not counted costs nothing")]
public sealed class HistogramElsewhere : IHistogram
{
    private readonly int[] counts = new int[10];

    public void Count(SimulatedProcess core, ulong memory, int worker, int[] digits)
    {
        foreach (int digit in digits) Interlocked.Increment(ref counts[digit]);
    }

    public int CountOf(SimulatedProcess core, ulong memory, int digit) => counts[digit];
}
