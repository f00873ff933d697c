namespace Scaling.Checks;

/// <summary>
/// Two cores of a simulated machine, and a page of memory that they share. Each core has a cache; the caches are kept coherent as real
/// ones are (MESI), and count what happens to each line.
/// </summary>
internal sealed class TwoCores
{
    private readonly SimulatedMachine machine = new();

    public TwoCores()
    {
        First = machine.Start("worker 0");
        Second = First.Thread();
        Memory = First.Mmap(1);
    }

    public SimulatedProcess First { get; }

    public SimulatedProcess Second { get; }

    /// <summary>Where the page begins, and with it a line.</summary>
    public ulong Memory { get; }

    /// <summary>Lets both workers count at the same time.</summary>
    public void Count(IHistogram histogram, int[] first, int[] second) =>
        Together.Run(() => histogram.Count(First, Memory, 0, first), () => histogram.Count(Second, Memory, 1, second));

    /// <summary>Demands that each line that was written was written by one core only, and that both wrote.</summary>
    public void DemandOwnLines()
    {
        int own = 0;
        foreach (ulong line in machine.Caches.Lines)
        {
            int writers = machine.Caches.CountsOf(line).WriterCount;
            own += writers;
            if (writers < 2) continue;
            Check.Fail($"Both workers wrote to the cache line that begins at memory + {line % SimulatedMachine.PageSize}: whoever writes after the other has to fetch it.");
        }

        Check.That(own >= 2, "The workers did not both count in the memory that they were given: what they share elsewhere costs as much, and nobody counts it.");
    }
}
