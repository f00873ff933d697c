using System.Runtime.InteropServices;
using Locking.Checks;

namespace Locking.Exercises;

/// <summary>A queue lock: tail is the node of the last in the queue, and each watches the node before its own. A queue of one works.</summary>
public sealed class Clh : IClh
{
    [StructLayout(LayoutKind.Explicit, Size = 256)] // 128 bytes away from all else: a cache line of its own
    private struct Node
    {
        [FieldOffset(128)]
        public int Held; // 1 while its thread waits or is inside
    }

    private readonly Node[] nodes = new Node[IQueueLock.Threads + 1];

    // Numbers of nodes. mine[me] and before[me] are used by thread me only.
    private readonly int[] mine = [0, 1, 2];
    private readonly int[] before = new int[IQueueLock.Threads];
    private int tail = IQueueLock.Threads;

    // TODO: no two threads watch the same node, and nobody uses a node that another still watches.
    public void Arrive(int me)
    {
        Volatile.Write(ref nodes[mine[me]].Held, 1);
        before[me] = Volatile.Read(ref tail);
        Volatile.Write(ref tail, mine[me]);
    }

    public void Await(int me)
    {
        ref int held = ref nodes[before[me]].Held;
        SpinWait wait = new();
        while (Volatile.Read(ref held) == 1)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    public void Leave(int me)
    {
        Volatile.Write(ref nodes[mine[me]].Held, 0);
    }
}
