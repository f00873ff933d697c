using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>
/// The one behind still watches the node. If it is used again before that one has looked, the two wait for each other; who comes
/// again alone waits for itself.
/// </summary>
[Mistake(Verdict.Livelock, "what I have let go of is free to be used again")]
public sealed class ClhNodeKept : IClh
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
        Volatile.Write(ref mine[me].Held, 0);
    }
}
