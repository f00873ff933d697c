using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>Whoever gave way raises the flag again, without a fence: the same mistake, in the other place.</summary>
[Mistake(Verdict.FailedAssertion, "one fence at the door is enough")]
public sealed class DekkerOneFence : IDekker
{
    private readonly Variable[] wants = [new(), new()]; // wants[me]: core me wants to go in; written by core me only
    private readonly Variable turn = new();             // who need not give way

    public void Enter(Core core)
    {
        int me = core.Id, other = 1 - core.Id;
        core.Write(wants[me], 1);
        core.Fence();
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
    }
}
