using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>
/// Only one line moved: with turn written before the flag, A can pass by a flag that is not raised yet, and B by a turn that is
/// its own.
/// </summary>
[Mistake(Verdict.FailedAssertion, "the order of two writes to different variables does not matter")]
public sealed class PetersonTurnFirst : IPeterson
{
    private readonly OwnLine[] wants = new OwnLine[2]; // wants[me] is written by thread me only
    private OwnLine turn;

    public void Enter(int me)
    {
        int other = 1 - me;
        Interlocked.Exchange(ref turn.Value, other);
        Interlocked.Exchange(ref wants[me].Value, 1);
        SpinWait wait = new();
        while (Volatile.Read(ref wants[other].Value) == 1 && Volatile.Read(ref turn.Value) == other)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    public void Exit(int me)
    {
        Volatile.Write(ref wants[me].Value, 0);
    }
}
