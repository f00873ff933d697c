using System.Runtime.InteropServices;
using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>Who joins the queue before it has marked its node is passed by the one behind, who finds a node that is not held.</summary>
[Mistake(Verdict.FailedAssertion, "what a node says matters only once its thread waits")]
public sealed class ClhHeldTooLate : IClh
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

    public void Arrive(int me)
    {
        before[me] = Interlocked.Exchange(ref tail, mine[me]);
        Volatile.Write(ref nodes[mine[me]].Held, 1);
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
        mine[me] = before[me];
    }
}
