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
        place.Before = Interlocked.Exchange(ref tail.Value, place.Mine);
        Volatile.Write(ref nodes[place.Mine].Held, 1);
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
        place.Mine = place.Before;
    }
}
