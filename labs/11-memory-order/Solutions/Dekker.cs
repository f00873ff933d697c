using MemoryOrder.Checks;

namespace MemoryOrder.Solutions;

/// <summary>The door of Dekker's lock (E. W. Dijkstra, Cooperating sequential processes, 1965), with the fence that a store buffer makes necessary.</summary>
public sealed class Dekker : IDekker
{
    private readonly Variable[] wants = [new(), new()]; // wants[me]: core me is inside, or on its way; written by core me only

    public bool TryEnter(Core core)
    {
        int me = core.Id, other = 1 - core.Id;
        core.Write(wants[me], 1);

        // The flag is in memory before the other's is read: whoever's fence ends last sees the other's flag.
        core.Fence();
        if (core.Read(wants[other]) == 0) return true;
        core.Write(wants[me], 0);
        return false;
    }

    public void Exit(Core core)
    {
        core.Write(wants[core.Id], 0);
    }
}
