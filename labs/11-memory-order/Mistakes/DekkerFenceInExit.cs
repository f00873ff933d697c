using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>A fence where one is easily thought of, and none where two cores look past each other.</summary>
[Mistake(Verdict.FailedAssertion, "a fence at the end makes everything visible")]
public sealed class DekkerFenceInExit : IDekker
{
    private readonly Variable[] wants = [new(), new()]; // wants[me]: core me is inside, or on its way; written by core me only

    public bool TryEnter(Core core)
    {
        int me = core.Id, other = 1 - core.Id;
        core.Write(wants[me], 1);
        if (core.Read(wants[other]) == 0) return true;
        core.Write(wants[me], 0);
        return false;
    }

    public void Exit(Core core)
    {
        core.Write(wants[core.Id], 0);
        core.Fence();
    }
}
