using Scaling.Checks;

namespace Scaling.Solutions;

/// <summary>Counts digits for two workers, each in a table of its own, on lines of its own. They are added up once somebody asks.</summary>
public sealed class Histogram : IHistogram
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

    // Where the counter of a worker and a digit is: ten words take two lines.
    private static ulong Place(ulong memory, int worker, int digit) => memory + (ulong)((2 * Caches.LineSize * worker) + (8 * digit));
}
