namespace Scaling.Demonstrations;

/// <summary>Both add to a total of their own, and once to the common one. However many numbers there are, its line is fetched twice.</summary>
[Demonstration("total-own", "And if each adds up its own numbers first?", "twice: own++; total += own  ‖  the same", Order = 2, Heading = "fetched", Next = "neighbours")]
[Expected("4", "each its own line once, and the total once: with a million numbers still four")]
public sealed class OwnTotal
{
    private readonly SimulatedMachine machine = new();
    private readonly SimulatedProcess a, b; // two threads of one process, each on a core of its own
    private readonly ulong total, ownOfA, ownOfB;

    public OwnTotal()
    {
        a = machine.Start("A and B");
        b = a.Thread();
        total = a.Mmap(1);
        ownOfA = total + Caches.LineSize;
        ownOfB = ownOfA + Caches.LineSize;
    }

    [Actor]
    public void A()
    {
        a.Add(ownOfA, 1);
        a.Add(ownOfA, 1);
        a.Add(total, 2);
    }

    [Actor]
    public void B()
    {
        b.Add(ownOfB, 1);
        b.Add(ownOfB, 1);
        b.Add(total, 2);
    }

    [Outcome]
    public object Result() => a.LineAt(ownOfA).Misses + a.LineAt(ownOfB).Misses + a.LineAt(total).Misses;
}
