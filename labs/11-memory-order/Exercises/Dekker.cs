using MemoryOrder.Checks;

namespace MemoryOrder.Exercises;

/// <summary>The door of Dekker's lock, as it was drawn in 1965: safe where a store is seen by all at once.</summary>
public sealed class Dekker : IDekker
{
    private readonly Variable[] wants = [new(), new()]; // wants[me]: core me is inside, or on its way; written by core me only

    public bool TryEnter(Core core)
    {
        int me = core.Id, other = 1 - core.Id;
        // TODO: a core may look at the other's flag while its own still waits in its store buffer.
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
