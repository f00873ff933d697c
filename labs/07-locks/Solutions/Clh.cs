using Locking.Checks;

namespace Locking.Solutions;

/// <summary>
/// A queue lock (T. Craig, 1993; P. Magnusson, A. Landin, E. Hagersten, 1994). One exchange joins the queue; then each spins on
/// the node of the one before it, a cache line of its own, and in the end takes over that node, which nobody else can see any
/// more.
/// </summary>
public sealed class Clh : IClh
{
    private sealed class Node
    {
        public int Held; // 1 while its thread waits or is inside
    }

    // mine[me] and before[me] are used by thread me only.
    private readonly Node[] mine = [new(), new(), new()];
    private readonly Node[] before = new Node[IQueueLock.Threads];
    private Node tail = new();

    public void Arrive(int me)
    {
        Volatile.Write(ref mine[me].Held, 1);
        before[me] = Interlocked.Exchange(ref tail, mine[me]);
    }

    public void Await(int me)
    {
        SpinWait wait = new();
        while (Volatile.Read(ref before[me].Held) == 1)
        {
            wait.SpinOnce();
        }
    }

    public void Leave(int me)
    {
        // Release: pairs with the read in Await of the one behind, who still watches this node. So it is given away, and the
        // node of the one before, which has left, is kept for the next time.
        Volatile.Write(ref mine[me].Held, 0);
        mine[me] = before[me];
    }
}
