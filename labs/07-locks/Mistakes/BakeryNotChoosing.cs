using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>
/// A chooses 1 and is interrupted before it writes; B takes 1 too, sees no number of A and goes in; A writes, finds that of
/// equals it goes first, and goes in.
/// </summary>
[Mistake(Verdict.FailedAssertion, "choosing a number and showing it are one step")]
public sealed class BakeryNotChoosing : IBakery
{
    private readonly int[] numbers = new int[IQueueLock.Threads]; // numbers[me] is written by thread me only; 0: does not want to go in

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
