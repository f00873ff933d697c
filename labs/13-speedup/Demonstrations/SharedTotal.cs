namespace Scaling.Demonstrations;

/// <summary>Both add to one total, number by number. Its cache line goes to and fro.</summary>
[Demonstration("total-shared", "How often is the cache line of a shared total fetched?", "twice: total++  ‖  twice: total++", Order = 1, Heading = "fetched",
    Next = "total-own")]
[Expected("2", "one core after the other: each fetched it once")]
[Interesting("3", "one core came back to it after the other")]
[Interesting("4", "in turns: every single write had to fetch it, some hundred times as long as the addition takes")]
public sealed class SharedTotal
{
    private readonly SimulatedMachine machine = new();
    private readonly SimulatedProcess a, b; // two threads of one process, each on a core of its own
    private readonly ulong total;

    public SharedTotal()
    {
        a = machine.Start("A and B");
        b = a.Thread();
        total = a.Mmap(1);
    }

    [Actor]
    public void A()
    {
        a.Add(total, 1);
        a.Add(total, 1);
    }

    [Actor]
    public void B()
    {
        b.Add(total, 1);
        b.Add(total, 1);
    }

    [Outcome]
    public object Result() => a.LineAt(total).Misses;
}
