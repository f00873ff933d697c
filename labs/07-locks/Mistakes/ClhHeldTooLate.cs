using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>Who joins the queue before it has marked its node is passed by the one behind, who finds a node that is not held.</summary>
[Mistake(Verdict.FailedAssertion, "what a node says matters only once its thread waits")]
public sealed class ClhHeldTooLate : IClh
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
        before[me] = Interlocked.Exchange(ref tail, mine[me]);
        Volatile.Write(ref mine[me].Held, 1);
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
        mine[me] = before[me];
    }
}
