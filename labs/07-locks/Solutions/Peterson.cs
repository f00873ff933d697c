using Locking.Checks;

namespace Locking.Solutions;

/// <summary>
/// A lock for two threads (G. L. Peterson, Myths about the mutual exclusion problem, 1981). Flags say who wants to go in, turn
/// who goes first if both do: whoever was polite last waits.
/// </summary>
public sealed class Peterson : IPeterson
{
    private readonly OwnLine[] wants = new OwnLine[2]; // wants[me] is written by thread me only
    private OwnLine turn;

    public void Enter(int me)
    {
        int other = 1 - me;

        // Full fences: both writes must be seen by the other before this thread looks at the other's flag. A volatile
        // write would not do: a core may let the reads below overtake it.
        Interlocked.Exchange(ref wants[me].Value, 1);
        Interlocked.Exchange(ref turn.Value, other);
        SpinWait wait = new();
        while (Volatile.Read(ref wants[other].Value) == 1 && Volatile.Read(ref turn.Value) == other)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    public void Exit(int me)
    {
        // Release: pairs with the read of the other's flag in Enter.
        Volatile.Write(ref wants[me].Value, 0);
    }
}
