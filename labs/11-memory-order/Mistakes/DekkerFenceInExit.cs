using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>A fence where one is easily thought of, and none where two cores look past each other.</summary>
[Mistake(Verdict.FailedAssertion, "a fence at the end makes everything visible")]
public sealed class DekkerFenceInExit : IDekker
{
    private readonly Variable[] wants = [new(), new()]; // wants[me]: core me wants to go in; written by core me only
    private readonly Variable turn = new();             // who need not give way

    public void Enter(Core core)
    {
        int me = core.Id, other = 1 - core.Id;
        core.Write(wants[me], 1);
        while (core.Read(wants[other]) == 1)
        {
            if (core.Read(turn) == me)
            {
                core.Pause();
                continue;
            }

            // Give way, until it is our turn.
            core.Write(wants[me], 0);
            while (core.Read(turn) != me)
            {
                core.Pause();
            }

            core.Write(wants[me], 1);
        }
    }

    public void Exit(Core core)
    {
        core.Write(turn, 1 - core.Id);
        core.Write(wants[core.Id], 0);
        core.Fence();
    }
}
