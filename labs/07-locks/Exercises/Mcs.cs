using System.Runtime.InteropServices;
using Locking.Checks;

namespace Locking.Exercises;

/// <summary>A queue lock: each waits on a word in its own node until the one before it calls.</summary>
public sealed class Mcs : IMcs
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

    // TODO: whoever has joined the queue is called, however late it makes itself known.
    public void Leave(int me)
    {
        int next = Volatile.Read(ref nodes[me].Next);
        if (next == Nobody) Volatile.Write(ref tail.Value, Nobody);
        else Volatile.Write(ref nodes[next].Waits, 0);
    }
}
