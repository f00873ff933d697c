using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>The fence is before the store that it should push out.</summary>
[Mistake(Verdict.FailedAssertion, "a fence anywhere in the method will do")]
public sealed class DekkerFenceTooEarly : IDekker
{
    private readonly Variable[] wants = [new(), new()]; // wants[me]: core me is inside, or on its way; written by core me only

    public bool TryEnter(Core core)
    {
        int me = core.Id, other = 1 - core.Id;
        core.Fence();
        core.Write(wants[me], 1);
        if (core.Read(wants[other]) == 0) return true;
        core.Write(wants[me], 0);
        return false;
    }

    public void Exit(Core core)
    {
        core.Write(wants[core.Id], 0);
    }
}
