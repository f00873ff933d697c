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

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Place // of a thread: numbers of nodes
    {
        [FieldOffset(128)]
        public int Mine;

        [FieldOffset(132)]
        public int Before;
    }

    private readonly Node[] nodes = new Node[IQueueLock.Threads + 1];
    private readonly Place[] places = [new() { Mine = 0 }, new() { Mine = 1 }, new() { Mine = 2 }]; // places[me] is used by thread me only
    private OwnLine tail = new() { Value = IQueueLock.Threads };

    public void Arrive(int me)
    {
        ref Place place = ref places[me];
        Volatile.Write(ref nodes[place.Mine].Held, 1);
        place.Before = Interlocked.Exchange(ref tail.Value, place.Mine);
    }

    public void Await(int me)
    {
        ref int held = ref nodes[places[me].Before].Held;
        SpinWait wait = new();
        while (Volatile.Read(ref held) == 1)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    public void Leave(int me)
    {
        ref Place place = ref places[me];
        // Release: pairs with the read in Await of the one behind, who still watches this node. So it is given away, and the
        // node of the one before, which has left, is kept for the next time.
        Volatile.Write(ref nodes[place.Mine].Held, 0);
        place.Mine = place.Before;
    }
}
