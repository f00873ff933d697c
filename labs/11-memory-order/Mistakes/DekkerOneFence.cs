using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>Only one of the two has a fence: the other one's flag waits still.</summary>
[Mistake(Verdict.FailedAssertion, "a fence orders what all cores do")]
public sealed class DekkerOneFence : IDekker
{
    private readonly Variable[] wants = [new(), new()]; // wants[me]: core me is inside, or on its way; written by core me only

    public bool TryEnter(Core core)
    {
        int me = core.Id, other = 1 - core.Id;
        core.Write(wants[me], 1);
        if (me == 0) core.Fence();
        if (core.Read(wants[other]) == 0) return true;
        core.Write(wants[me], 0);
        return false;
    }

    public void Exit(Core core)
    {
        core.Write(wants[core.Id], 0);
    }
}
