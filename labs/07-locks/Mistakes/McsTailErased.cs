using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>Between finding nobody and emptying the queue somebody may join: it is erased from the queue, and nobody calls it.</summary>
[Mistake(Verdict.Livelock, "what one has just looked at is still so: a test and a write will do")]
public sealed class McsTailErased : IMcs
{
    private sealed class Node
    {
        public Node? Next; // who is behind, once it has made itself known
        public int Waits;  // 1 until the one before has called
    }

    private readonly Node[] nodes = [new(), new(), new()]; // one for each thread
    private Node? tail;                                    // the last in the queue; null when nobody is inside

    public void Arrive(int me)
    {
        Node mine = nodes[me];
        Volatile.Write(ref mine.Next, null);
        Volatile.Write(ref mine.Waits, 1);
        Node? before = Interlocked.Exchange(ref tail, mine);
        if (before is null) Volatile.Write(ref mine.Waits, 0);
        else Volatile.Write(ref before.Next, mine);
    }

    public void Await(int me)
    {
        SpinWait wait = new();
        while (Volatile.Read(ref nodes[me].Waits) == 1)
        {
            wait.SpinOnce();
        }
    }

    public void Leave(int me)
    {
        Node mine = nodes[me];
        Node? next = Volatile.Read(ref mine.Next);
        if (next is null && Volatile.Read(ref tail) == mine)
        {
            Volatile.Write(ref tail, null);
            return;
        }

        SpinWait wait = new();
        while ((next = Volatile.Read(ref mine.Next)) is null)
        {
            wait.SpinOnce();
        }

        Volatile.Write(ref next.Waits, 0);
    }
}
