using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>Own tables and a lock around them all the same: the lock's own cache line now travels instead.</summary>
[Mistake(Verdict.FailedAssertion, "a lock more does no harm")]
public sealed class HistogramLocked : IHistogram
{
    private readonly Lock gate = new();

    public void Count(SimulatedProcess core, ulong memory, int worker, int[] digits)
    {
        foreach (int digit in digits)
        {
            lock (gate)
            {
                ulong place = Place(memory, worker, digit);
                core.Write(place, core.Read(place) + 1);
            }
        }
    }

    public int CountOf(SimulatedProcess core, ulong memory, int digit) =>
        (int)(core.Read(Place(memory, 0, digit)) + core.Read(Place(memory, 1, digit)));

    private static ulong Place(ulong memory, int worker, int digit) => memory + (ulong)((2 * Caches.LineSize * worker) + (8 * digit));
}
