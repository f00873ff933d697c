using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>A number that was not given back is that of somebody who still wants to go in, and never will.</summary>
[Mistake(Verdict.Livelock, "an old number is in nobody's way")]
public sealed class BakeryNumberKept : IBakery
{
    private readonly int[] choosing = new int[IQueueLock.Threads]; // choosing[me] and numbers[me] are written by thread me only
    private readonly int[] numbers = new int[IQueueLock.Threads];  // 0: does not want to go in

    public void Arrive(int me)
    {
        Interlocked.Exchange(ref choosing[me], 1);
        Interlocked.Exchange(ref numbers[me], 1 + Greatest());
        Interlocked.Exchange(ref choosing[me], 0);
    }

    public void Await(int me)
    {
        for (int other = 0; other < numbers.Length; other++)
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
        Volatile.Write(ref choosing[me], 0);
    }

    private bool GoesBefore(int other, int me)
    {
        int number = Volatile.Read(ref numbers[other]);
        int mine = Volatile.Read(ref numbers[me]);
        return number != 0 && (number < mine || (number == mine && other < me));
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
