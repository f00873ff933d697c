using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>It reads its own flag back to be sure that it is up. It is: in its own store buffer.</summary>
[Mistake(Verdict.FailedAssertion, "what I can read, everybody can")]
public sealed class DekkerReadBack : IDekker
{
    private readonly Variable[] wants = [new(), new()]; // wants[me]: core me is inside, or on its way; written by core me only

    public bool TryEnter(Core core)
    {
        int me = core.Id, other = 1 - core.Id;
        core.Write(wants[me], 1);
        while (core.Read(wants[me]) == 0) { }

        if (core.Read(wants[other]) == 0) return true;
        core.Write(wants[me], 0);
        return false;
    }

    public void Exit(Core core)
    {
        core.Write(wants[core.Id], 0);
    }
}
