using System.Runtime.InteropServices;
using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>The exchange failed, so somebody is behind. But it may not have linked itself yet.</summary>
[Mistake(Verdict.UnhandledException, "if somebody has joined the queue, Next leads to it")]
public sealed class McsNotAwaited : IMcs
{
    private const int Nobody = -1;

    [StructLayout(LayoutKind.Explicit, Size = 256)] // 128 bytes away from all else: a cache line of its own
    private struct Node
    {
        [FieldOffset(128)]
        public int Next; // who is behind, once it has made itself known

        [FieldOffset(132)]
        public int Waits; // 1 until the one before has called
    }

    private readonly Node[] nodes = new Node[IQueueLock.Threads]; // thread me has nodes[me]
    private OwnLine tail = new() { Value = Nobody };               // who is last in the queue

    public void Arrive(int me)
    {
        ref Node mine = ref nodes[me];
        Volatile.Write(ref mine.Next, Nobody);
        Volatile.Write(ref mine.Waits, 1);
        int before = Interlocked.Exchange(ref tail.Value, me);
        if (before == Nobody) Volatile.Write(ref mine.Waits, 0);
        else Volatile.Write(ref nodes[before].Next, me);
    }

    public void Await(int me)
    {
        ref int waits = ref nodes[me].Waits;
        SpinWait wait = new();
        while (Volatile.Read(ref waits) == 1)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    public void Leave(int me)
    {
        ref Node mine = ref nodes[me];
        if (Interlocked.CompareExchange(ref tail.Value, Nobody, me) == me) return;
        Volatile.Write(ref nodes[Volatile.Read(ref mine.Next)].Waits, 0);
    }
}
