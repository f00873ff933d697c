using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>Turned back, with the flag still up: from now on it is in the other one's way.</summary>
[Mistake(Verdict.FailedAssertion, "whoever does not go in has nothing to take back")]
public sealed class DekkerFlagLeftUp : IDekker
{
    private readonly Variable[] wants = [new(), new()]; // wants[me]: core me is inside, or on its way; written by core me only

    public bool TryEnter(Core core)
    {
        int me = core.Id, other = 1 - core.Id;
        core.Write(wants[me], 1);
        core.Fence();
        if (core.Read(wants[other]) == 0) return true;
        return false;
    }

    public void Exit(Core core)
    {
        core.Write(wants[core.Id], 0);
    }
}
