using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>Each looks before it raises its flag, and both see that nobody wants to go in.</summary>
[Mistake(Verdict.FailedAssertion, "one looks first and then says that one goes in")]
public sealed class PetersonFlagSeenFirst : IPeterson
{
    private readonly OwnLine[] wants = new OwnLine[2]; // wants[me] is written by thread me only

    public void Enter(int me)
    {
        int other = 1 - me;
        SpinWait wait = new();
        while (Volatile.Read(ref wants[other].Value) == 1)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }

        Interlocked.Exchange(ref wants[me].Value, 1);
    }

    public void Exit(int me)
    {
        Volatile.Write(ref wants[me].Value, 0);
    }
}
