using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>The one before may call as soon as it knows. Who says only then that it waits has missed the call.</summary>
[Mistake(Verdict.Livelock, "one says that one waits when one begins to wait")]
public sealed class McsLinkedTooSoon : IMcs
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
        Volatile.Write(ref mine.Waits, 0);
        Node? before = Interlocked.Exchange(ref tail, mine);
        if (before is null) return;
        Volatile.Write(ref before.Next, mine);
        Volatile.Write(ref mine.Waits, 1);
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
        if (next is null)
        {
            if (Interlocked.CompareExchange(ref tail, null, mine) == mine) return;
            SpinWait wait = new();
            while ((next = Volatile.Read(ref mine.Next)) is null)
            {
                wait.SpinOnce();
            }
        }

        Volatile.Write(ref next.Waits, 0);
    }
}
