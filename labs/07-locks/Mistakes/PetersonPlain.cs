using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>
/// Plain reads and writes: nothing orders them, neither for the compiler nor for the core. The algorithm is right, the program
/// is not.
/// </summary>
[Mistake(Verdict.DataRace, "the algorithm needs reads and writes only, so plain ones will do")]
public sealed class PetersonPlain : IPeterson
{
    private readonly OwnLine[] wants = new OwnLine[2]; // wants[me] is written by thread me only
    private OwnLine turn;

    public void Enter(int me)
    {
        int other = 1 - me;
        wants[me].Value = 1;
        turn.Value = other;
        while (wants[other].Value == 1 && turn.Value == other)
        {
            Thread.SpinWait(1);
        }
    }

    public void Exit(int me)
    {
        wants[me].Value = 0;
    }
}
