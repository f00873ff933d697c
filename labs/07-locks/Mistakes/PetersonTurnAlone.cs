using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>They take turns, strictly: whoever comes twice waits for the other, who may never come.</summary>
[Mistake(Verdict.Livelock, "taking turns is fair, so it is all that is needed")]
public sealed class PetersonTurnAlone : IPeterson
{
    private OwnLine turn;

    public void Enter(int me)
    {
        SpinWait wait = new();
        while (Volatile.Read(ref turn.Value) != me)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    public void Exit(int me)
    {
        Volatile.Write(ref turn.Value, 1 - me);
    }
}
