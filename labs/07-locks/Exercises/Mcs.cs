using Locking.Checks;

namespace Locking.Exercises;

/// <summary>A queue lock: each waits on a word in its own node until the one before it calls.</summary>
public sealed class Mcs : IMcs
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

    // TODO: whoever has joined the queue is called, however late it makes itself known.
    public void Leave(int me)
    {
        Node? next = Volatile.Read(ref nodes[me].Next);
        if (next is null) Volatile.Write(ref tail, null);
        else Volatile.Write(ref next.Waits, 0);
    }
}
