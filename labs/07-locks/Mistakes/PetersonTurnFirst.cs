using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>
/// Only one line moved: with turn written before the flag, A can pass by a flag that is not raised yet, and B by a turn that is
/// its own.
/// </summary>
[Mistake(Verdict.FailedAssertion, "the order of two writes to different variables does not matter")]
public sealed class PetersonTurnFirst : IPeterson
{
    private readonly int[] wants = new int[2]; // wants[me] is written by thread me only
    private int turn;

    public void Enter(int me)
    {
        int other = 1 - me;
        Interlocked.Exchange(ref turn, other);
        Interlocked.Exchange(ref wants[me], 1);
        SpinWait wait = new();
        while (Volatile.Read(ref wants[other]) == 1 && Volatile.Read(ref turn) == other)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    public void Exit(int me)
    {
        Volatile.Write(ref wants[me], 0);
    }
}
