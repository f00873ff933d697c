namespace Scaling.Demonstrations;

/// <summary>The same with 120 unused bytes between the counters. Nobody writes to them; that is all that they are for.</summary>
[Demonstration("neighbours-apart", "And if the two elements are far enough apart?", "twice: counts[0]++  ‖  twice: counts[16]++", Order = 4, Heading = "fetched",
    Next = "pieces-dealt")]
[Expected("2", "each core fetches its own line once, whatever the order")]
public sealed class NeighboursApart
{
    private readonly SimulatedMachine machine = new();
    private readonly SimulatedProcess a, b; // two threads of one process, each on a core of its own
    private readonly ulong counts;

    public NeighboursApart()
    {
        a = machine.Start("A and B");
        b = a.Thread();
        counts = a.Mmap(1);
    }

    [Actor]
    public void A()
    {
        a.Add(counts, 1);
        a.Add(counts, 1);
    }

    [Actor]
    public void B()
    {
        b.Add(counts + 128, 1);
        b.Add(counts + 128, 1);
    }

    [Outcome]
    public object Result() => a.LineAt(counts).Misses + b.LineAt(counts + 128).Misses;
}
