using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>The fence is before the store that it should push out.</summary>
[Mistake(Verdict.FailedAssertion, "a fence anywhere in Enter will do")]
public sealed class DekkerFenceTooEarly : IDekker
{
    private readonly Variable[] wants = [new(), new()]; // wants[me]: core me wants to go in; written by core me only
    private readonly Variable turn = new();             // who need not give way

    public void Enter(Core core)
    {
        int me = core.Id, other = 1 - core.Id;
        core.Fence();
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
    }
}
