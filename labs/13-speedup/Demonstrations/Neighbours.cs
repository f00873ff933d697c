namespace Scaling.Demonstrations;

/// <summary>False sharing: each has its own counter, and both counters are on one line. The line does not know whose is whose.</summary>
[Demonstration("neighbours", "Each counts in its own element of one small array: what is shared?", "twice: counts[0]++  ‖  twice: counts[1]++", Order = 3, Heading = "fetched",
    Next = "neighbours-apart")]
[Expected("2", "one core after the other")]
[Interesting("3", "no variable is shared, and the line is fetched once more than it need be")]
[Interesting("4", "as bad as one shared total: see what it costs here with  threads speedup false-sharing")]
public sealed class Neighbours
{
    private readonly SimulatedMachine machine = new();
    private readonly SimulatedProcess a, b; // two threads of one process, each on a core of its own
    private readonly ulong counts;

    public Neighbours()
    {
        a = machine.Start("A and B");
        b = a.Thread();
        counts = a.Mmap(1); // counts[0], counts[1], …: eight bytes each, eight of them on a line of sixty-four
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
        b.Add(counts + 8, 1);
        b.Add(counts + 8, 1);
    }

    [Outcome]
    public object Result() => a.LineAt(counts).Misses;
}
