using Locking.Checks;

namespace Locking.Solutions;

/// <summary>
/// A lock for three threads from reads and writes (L. Lamport, A new solution of Dijkstra's concurrent programming problem,
/// 1974). Each takes a number greater than all that it sees. Two may take the same: then the thread number decides. A number
/// that is being chosen is not compared with.
/// </summary>
public sealed class Bakery : IBakery
{
    private readonly int[] choosing = new int[IQueueLock.Threads]; // choosing[me] and numbers[me] are written by thread me only
    private readonly int[] numbers = new int[IQueueLock.Threads];  // 0: does not want to go in

    // The doorway. Full fences: a thread that arrives later must see the number, and whoever looks must see that it is being chosen.
    public void Arrive(int me)
    {
        Interlocked.Exchange(ref choosing[me], 1);
        Interlocked.Exchange(ref numbers[me], 1 + Greatest());
        Interlocked.Exchange(ref choosing[me], 0);
    }

    public void Await(int me)
    {
        int[] choosing = this.choosing; // its length does not change, which the compiler knows of a local variable
        for (int other = 0; other < choosing.Length; other++)
        {
            SpinWait wait = new();
            while (Volatile.Read(ref choosing[other]) == 1)
            {
                wait.SpinOnce(sleep1Threshold: -1);
            }

            while (GoesBefore(other, me))
            {
                wait.SpinOnce(sleep1Threshold: -1);
            }
        }
    }

    public void Leave(int me)
    {
        // Release: pairs with the read of this number by whoever goes next.
        Volatile.Write(ref numbers[me], 0);
    }

    private bool GoesBefore(int other, int me)
    {
        int number = Volatile.Read(ref numbers[other]);
        if (number == 0) return false;
        int mine = Volatile.Read(ref numbers[me]);
        return number < mine || (number == mine && other < me);
    }

    private int Greatest()
    {
        int[] numbers = this.numbers;
        int greatest = 0;
        for (int i = 0; i < numbers.Length; i++)
        {
            greatest = Math.Max(greatest, Volatile.Read(ref numbers[i]));
        }

        return greatest;
    }
}
