using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>Each worker adds to its own table and at once to the common one: both there, and not in one step.</summary>
[Mistake(Verdict.FailedAssertion, "the tables are private, so putting them together is safe")]
public sealed class HistogramMerged : IHistogram
{
    public void Count(SimulatedProcess core, ulong memory, int worker, int[] digits)
    {
        foreach (int digit in digits)
        {
            Increment(core, Place(memory, worker, digit));
            Increment(core, Place(memory, 2, digit));
        }
    }

    public int CountOf(SimulatedProcess core, ulong memory, int digit) => (int)core.Read(Place(memory, 2, digit));

    private static void Increment(SimulatedProcess core, ulong place) => core.Write(place, core.Read(place) + 1);

    private static ulong Place(ulong memory, int worker, int digit) => memory + (ulong)((2 * Caches.LineSize * worker) + (8 * digit));
}
