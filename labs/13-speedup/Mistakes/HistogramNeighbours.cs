using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>Two tables, one right after the other: the last two counters of the first are on the line of the second's first six. False sharing.</summary>
[Mistake(Verdict.FailedAssertion, "what is not the same variable is not shared")]
public sealed class HistogramNeighbours : IHistogram
{
    public void Count(SimulatedProcess core, ulong memory, int worker, int[] digits)
    {
        foreach (int digit in digits)
        {
            ulong place = Place(memory, worker, digit);
            core.Write(place, core.Read(place) + 1);
        }
    }

    public int CountOf(SimulatedProcess core, ulong memory, int digit) =>
        (int)(core.Read(Place(memory, 0, digit)) + core.Read(Place(memory, 1, digit)));

    private static ulong Place(ulong memory, int worker, int digit) => memory + (ulong)(8 * ((10 * worker) + digit));
}
