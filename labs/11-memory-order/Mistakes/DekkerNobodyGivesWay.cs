using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>Flags and fences and no turn: both flags are up, and both wait for the other.</summary>
[Mistake(Verdict.Livelock, "with fences, two flags are enough")]
public sealed class DekkerNobodyGivesWay : IDekker
{
    private readonly Variable[] wants = [new(), new()];

    public void Enter(Core core)
    {
        core.Write(wants[core.Id], 1);
        core.Fence();
        while (core.Read(wants[1 - core.Id]) == 1)
        {
            core.Pause();
        }
    }

    public void Exit(Core core)
    {
        core.Write(wants[core.Id], 0);
    }
}
