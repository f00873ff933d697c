using Locking.Checks;

namespace Locking.Exercises;

/// <summary>A queue lock: tail is the node of the last in the queue, and each watches the node before its own. A queue of one works.</summary>
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

    // TODO: no two threads watch the same node, and nobody uses a node that another still watches.
    public void Arrive(int me)
    {
        Volatile.Write(ref mine[me].Held, 1);
        before[me] = Volatile.Read(ref tail);
        Volatile.Write(ref tail, mine[me]);
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
        Volatile.Write(ref mine[me].Held, 0);
    }
}
