using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>The exchange failed, so somebody is behind. But it may not have linked itself yet.</summary>
[Mistake(Verdict.UnhandledException, "if somebody has joined the queue, Next leads to it")]
public sealed class McsNotAwaited : IMcs
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
        if (Interlocked.CompareExchange(ref tail, null, mine) == mine) return;
        Volatile.Write(ref Volatile.Read(ref mine.Next)!.Waits, 0);
    }
}
