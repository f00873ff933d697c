using Locking.Checks;

namespace Locking.Exercises;

/// <summary>
/// A lock for three threads from reads and writes. Each takes a number greater than all that it sees, and the smallest number
/// goes first.
/// </summary>
public sealed class Bakery : IBakery
{
    private readonly int[] numbers = new int[IQueueLock.Threads]; // numbers[me] is written by thread me only; 0: does not want to go in

    // TODO: no two threads are inside together, also if they took the same number, and also while another is choosing one.
    public void Arrive(int me)
    {
        Interlocked.Exchange(ref numbers[me], 1 + Greatest());
    }

    public void Await(int me)
    {
        for (int other = 0; other < numbers.Length; other++)
        {
            SpinWait wait = new();
            while (GoesBefore(other, me))
            {
                wait.SpinOnce(sleep1Threshold: -1);
            }
        }
    }

    public void Leave(int me)
    {
        Volatile.Write(ref numbers[me], 0);
    }

    private bool GoesBefore(int other, int me)
    {
        int number = Volatile.Read(ref numbers[other]);
        int mine = Volatile.Read(ref numbers[me]);
        return number != 0 && number < mine;
    }

    private int Greatest()
    {
        int greatest = 0;
        for (int i = 0; i < numbers.Length; i++)
        {
            greatest = Math.Max(greatest, Volatile.Read(ref numbers[i]));
        }

        return greatest;
    }
}
