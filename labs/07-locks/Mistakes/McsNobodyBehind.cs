using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>No Next does not mean that nobody is there: it may have joined and not made itself known yet. Then nobody calls it.</summary>
[Mistake(Verdict.Livelock, "where there is no Next there is nobody behind")]
public sealed class McsNobodyBehind : IMcs
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
        if (next is null) Interlocked.CompareExchange(ref tail, null, mine);
        else Volatile.Write(ref next.Waits, 0);
    }
}
