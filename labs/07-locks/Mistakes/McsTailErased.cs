using System.Runtime.InteropServices;
using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>Between finding nobody and emptying the queue somebody may join: it is erased from the queue, and nobody calls it.</summary>
[Mistake(Verdict.Livelock, "what one has just looked at is still so: a test and a write will do")]
public sealed class McsTailErased : IMcs
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
        int next = Volatile.Read(ref mine.Next);
        if (next == Nobody && Volatile.Read(ref tail.Value) == me)
        {
            Volatile.Write(ref tail.Value, Nobody);
            return;
        }

        SpinWait wait = new();
        while ((next = Volatile.Read(ref mine.Next)) == Nobody)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }

        Volatile.Write(ref nodes[next].Waits, 0);
    }
}
