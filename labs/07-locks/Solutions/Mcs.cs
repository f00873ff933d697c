using Locking.Checks;

namespace Locking.Solutions;

/// <summary>
/// A queue lock (J. Mellor-Crummey and M. Scott, Algorithms for scalable synchronization on shared-memory multiprocessors,
/// 1991). Each spins on a word in its own node. One exchange joins the queue, and only then the one before is told; who leaves
/// in between waits for that moment.
/// </summary>
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

    public void Leave(int me)
    {
        Node mine = nodes[me];
        Node? next = Volatile.Read(ref mine.Next);
        if (next is null)
        {
            // Full fence. It succeeds if nobody has joined since: then there is nobody to call.
            if (Interlocked.CompareExchange(ref tail, null, mine) == mine) return;
            SpinWait wait = new();
            while ((next = Volatile.Read(ref mine.Next)) is null)
            {
                wait.SpinOnce();
            }
        }

        // Release: pairs with the read in Await of the one behind.
        Volatile.Write(ref next.Waits, 0);
    }
}
