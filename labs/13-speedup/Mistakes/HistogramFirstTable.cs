using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>The first worker's table is taken for everybody's: the other's count is missing.</summary>
[Mistake(Verdict.FailedAssertion, "private tables need not be put together")]
public sealed class HistogramFirstTable : IHistogram
{
    public void Count(SimulatedProcess core, ulong memory, int worker, int[] digits)
    {
        foreach (int digit in digits)
        {
            ulong place = Place(memory, worker, digit);
            core.Write(place, core.Read(place) + 1);
        }
    }

    public int CountOf(SimulatedProcess core, ulong memory, int digit) => (int)core.Read(Place(memory, 0, digit));

    private static ulong Place(ulong memory, int worker, int digit) => memory + (ulong)((2 * Caches.LineSize * worker) + (8 * digit));
}
