using MemoryOrder.Checks;

namespace MemoryOrder.Solutions;

/// <summary>Dekker's lock (E. W. Dijkstra, Cooperating sequential processes, 1965), with a fence wherever the flag was raised.</summary>
public sealed class Dekker : IDekker
{
    private readonly Variable[] wants = [new(), new()]; // wants[me]: core me wants to go in; written by core me only
    private readonly Variable turn = new();             // who need not give way

    public void Enter(Core core)
    {
        int me = core.Id, other = 1 - core.Id;
        core.Write(wants[me], 1);

        // The flag is in memory before the other's is read: whoever fences last sees the other's.
        core.Fence();
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
            core.Fence();
        }
    }

    public void Exit(Core core)
    {
        core.Write(turn, 1 - core.Id);
        core.Write(wants[core.Id], 0);
    }
}
