using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>
/// Plain reads and writes: nothing orders them, neither for the compiler nor for the core. The algorithm is right, the program
/// is not.
/// </summary>
[Mistake(Verdict.DataRace, "the algorithm needs reads and writes only, so plain ones will do")]
public sealed class PetersonPlain : IPeterson
{
    private readonly int[] wants = new int[2]; // wants[me] is written by thread me only
    private int turn;

    public void Enter(int me)
    {
        int other = 1 - me;
        wants[me] = 1;
        turn = other;
        while (wants[other] == 1 && turn == other)
        {
            Thread.SpinWait(1);
        }
    }

    public void Exit(int me)
    {
        wants[me] = 0;
    }
}
