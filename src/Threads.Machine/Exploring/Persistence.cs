namespace Threads.Machine;

/// <summary>
/// Finds a step that commutes with all that the other threads can still do, so that it alone may be explored: a persistent
/// set of one (Godefroid, <i>Partial-order methods for the verification of concurrent systems</i>, 1996).
/// </summary>
internal sealed class Persistence(Computer computer, Processor processor, Processes processes)
{
    private readonly FutureAccesses _future = new(computer);

    /// <summary>A process that is enough, as a set of one; 0 for none.</summary>
    public ulong Find()
    {
        for (var thread = 0; thread < computer.Program.Threads.Count; thread++)
        {
            if (processor.Next(thread) is { Action: not MachineAction.None, IsEnabled: true } next && IsSafe(thread, next)) return 1UL << thread;
            for (var at = 0; at < computer.Waiting(thread); at++)
            {
                if (!processor.MayDrain(thread, at)) continue;
                var cell = computer.WaitingAt(thread, at).Cell;
                if (!OthersTouch(thread, FutureAccesses.SetOf(cell), reads: true)) return 1UL << processes.DrainOf(thread, cell);
            }
        }

        return 0;
    }

    private bool IsSafe(int thread, in Pending next) => next.Action switch
    {
        MachineAction.Fence => true,
        MachineAction.Load => !HasWaiting(thread, next.Cell) && !OthersTouch(thread, FutureAccesses.SetOf(next.Cell), reads: false),
        MachineAction.Forward => !OthersTouch(thread, FutureAccesses.SetOf(next.Cell), reads: false),
        MachineAction.Store or MachineAction.Atomic => !OthersTouch(thread, FutureAccesses.SetOf(next.Cell), reads: true),
        _ => false,
    };

    private bool OthersTouch(int thread, ulong cells, bool reads)
    {
        for (var other = 0; other < computer.Program.Threads.Count; other++)
        {
            if (other == thread) continue;
            for (var at = 0; at < computer.Waiting(other); at++)
            {
                if ((FutureAccesses.SetOf(computer.WaitingAt(other, at).Cell) & cells) != 0) return true;
            }

            if (computer.HasEnded(other)) continue;
            var counter = computer.CounterOf(other);
            if (((_future.Writes(other, counter) | (reads ? _future.Reads(other, counter) : 0)) & cells) != 0) return true;
        }

        return false;
    }

    private bool HasWaiting(int thread, int cell)
    {
        for (var at = 0; at < computer.Waiting(thread); at++)
        {
            if (computer.WaitingAt(thread, at).Cell == cell) return true;
        }

        return false;
    }
}
