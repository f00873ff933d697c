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

    // TODO: no two threads watch the same node, and nobody uses a node that another still watches.
    public void Arrive(int me)
    {
        ref Place place = ref places[me];
        Volatile.Write(ref nodes[place.Mine].Held, 1);
        place.Before = Volatile.Read(ref tail.Value);
        Volatile.Write(ref tail.Value, place.Mine);
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
        Volatile.Write(ref nodes[place.Mine].Held, 0);
    }
}
