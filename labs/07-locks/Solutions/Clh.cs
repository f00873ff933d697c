using System.Runtime.InteropServices;
using Locking.Checks;

namespace Locking.Solutions;

/// <summary>
/// A queue lock (T. Craig, 1993; P. Magnusson, A. Landin, E. Hagersten, 1994). One exchange joins the queue; then each spins on
/// the node of the one before it, a cache line of its own, and in the end takes over that node, which nobody else can see any
/// more.
/// </summary>
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

    public void Arrive(int me)
    {
        Volatile.Write(ref nodes[mine[me]].Held, 1);
        before[me] = Interlocked.Exchange(ref tail, mine[me]);
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
        // Release: pairs with the read in Await of the one behind, who still watches this node. So it is given away, and the
        // node of the one before, which has left, is kept for the next time.
        Volatile.Write(ref nodes[mine[me]].Held, 0);
        mine[me] = before[me];
    }
}
