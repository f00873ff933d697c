using MemoryOrder.Checks;

namespace MemoryOrder.Exercises;

/// <summary>Dekker's lock, as it was written in 1965: right where a store is seen by all at once.</summary>
public sealed class Dekker : IDekker
{
    private readonly Variable[] wants = [new(), new()]; // wants[me]: core me wants to go in; written by core me only
    private readonly Variable turn = new();             // who need not give way

    public void Enter(Core core)
    {
        int me = core.Id, other = 1 - core.Id;
        // TODO: a core may look at the other's flag while its own still waits in its store buffer.
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
