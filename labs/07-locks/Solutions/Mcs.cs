using System.Runtime.InteropServices;
using Locking.Checks;

namespace Locking.Solutions;

/// <summary>
/// A queue lock (J. Mellor-Crummey and M. Scott, Algorithms for scalable synchronization on shared-memory multiprocessors,
/// 1991). Each spins on a word in its own node. One exchange joins the queue, and only then the one before is told; who leaves
/// in between waits for that moment.
/// </summary>
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

    public void Leave(int me)
    {
        ref Node mine = ref nodes[me];
        int next = Volatile.Read(ref mine.Next);
        if (next == Nobody)
        {
            // Full fence. It succeeds if nobody has joined since: then there is nobody to call.
            if (Interlocked.CompareExchange(ref tail.Value, Nobody, me) == me) return;
            SpinWait wait = new();
            while ((next = Volatile.Read(ref mine.Next)) == Nobody)
            {
                wait.SpinOnce(sleep1Threshold: -1);
            }
        }

        // Release: pairs with the read in Await of the one behind.
        Volatile.Write(ref nodes[next].Waits, 0);
    }
}
