using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>Two that arrive together find the same node at the end, wait for the same one, and go in together.</summary>
[Mistake(Verdict.LostUpdate, "a reference is one word, so changing it is one step")]
public sealed class ClhReadThenWrite : IClh
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
        mine[me] = before[me];
    }
}
