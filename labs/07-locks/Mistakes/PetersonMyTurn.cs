using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>Who takes the turn for itself, instead of leaving it to the other, lets itself in, whoever is inside.</summary>
[Mistake(Verdict.FailedAssertion, "whoever comes says that it is its turn")]
public sealed class PetersonMyTurn : IPeterson
{
    private readonly OwnLine[] wants = new OwnLine[2]; // wants[me] is written by thread me only
    private OwnLine turn;

    public void Enter(int me)
    {
        int other = 1 - me;
        Interlocked.Exchange(ref wants[me].Value, 1);
        Interlocked.Exchange(ref turn.Value, me);
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
