using System.Numerics;

namespace Threads.Machine;

/// <summary>
/// Finds steps that commute with all that the other threads can still do, so that they alone may be explored: persistent sets
/// (Godefroid, <i>Partial-order methods for the verification of concurrent systems</i>, 1996, algorithm 1 over threads).
/// </summary>
/// <remarks>A thread and its store buffer are in a set together or not at all, unless one step is safe alone.</remarks>
internal sealed class Persistence(Computer computer, Processor processor, Processes processes)
{
    private readonly FutureAccesses _future = new(computer);
    private readonly Outlook[] _outlooks = new Outlook[computer.Program.Threads.Count];

    // Sets of cells, as FutureAccesses has them.
    private readonly record struct Touched(ulong Reads, ulong Writes)
    {
        public static Touched operator |(Touched one, Touched other) => new(one.Reads | other.Reads, one.Writes | other.Writes);

        public bool ConflictsWith(Touched other) => ((Writes & (other.Reads | other.Writes)) | (Reads & other.Writes)) != 0;
    }

    // A thread at the state at hand: what it and its buffer can do at once, and what can still come of it.
    private readonly record struct Outlook(ulong Enabled, Touched Next, Touched Later);

    /// <summary>The smallest set that is found; 0 when none is smaller than all that is enabled.</summary>
    public ulong Find()
    {
        var all = 0UL;
        for (var thread = 0; thread < _outlooks.Length; thread++)
        {
            _outlooks[thread] = OutlookOf(thread);
            all |= _outlooks[thread].Enabled;
        }

        for (var thread = 0; thread < _outlooks.Length; thread++)
        {
            if (SafeStep(thread) is not 0 and var step) return step;
        }

        var best = all;
        for (var thread = 0; thread < _outlooks.Length; thread++)
        {
            if (_outlooks[thread].Enabled != 0 && Closure(thread) is var found && BitOperations.PopCount(found) < BitOperations.PopCount(best)) best = found;
        }

        return best == all ? 0 : best;
    }

    private Outlook OutlookOf(int thread)
    {
        var (enabled, next, later) = (0UL, default(Touched), default(Touched));
        if (processor.Next(thread) is { Action: not MachineAction.None } step)
        {
            var counter = computer.CounterOf(thread);
            later = new Touched(_future.Reads(thread, counter), _future.Writes(thread, counter));
            if (step.IsEnabled) enabled = 1UL << thread;
            if (step.IsEnabled) next = TouchedBy(step);
        }

        for (var at = 0; at < computer.Waiting(thread); at++)
        {
            var cell = computer.WaitingAt(thread, at).Cell;
            later |= new Touched(0, FutureAccesses.SetOf(cell));
            if (!processor.MayDrain(thread, at)) continue;
            enabled |= 1UL << processes.DrainOf(thread, cell);
            next |= new Touched(0, FutureAccesses.SetOf(cell));
        }

        return new Outlook(enabled, next, later);
    }

    private static Touched TouchedBy(in Pending step) => step.Action switch
    {
        MachineAction.Load or MachineAction.Forward => new Touched(FutureAccesses.SetOf(step.Cell), 0),
        MachineAction.Store => new Touched(0, FutureAccesses.SetOf(step.Cell)),
        MachineAction.Atomic => new Touched(FutureAccesses.SetOf(step.Cell), FutureAccesses.SetOf(step.Cell)),
        MachineAction.Fence or MachineAction.Spin => default,
        _ => new Touched(ulong.MaxValue, ulong.MaxValue),
    };

    // One step of a thread or its buffer with which nobody else can ever be in conflict; 0 for none.
    private ulong SafeStep(int thread)
    {
        if (processor.Next(thread) is { IsEnabled: true, Action: not (MachineAction.None or MachineAction.Spin) } step
            && !(step.Action == MachineAction.Load && HasWaiting(thread, step.Cell)) && !OthersConflict(thread, TouchedBy(step)))
            return 1UL << thread;
        for (var at = 0; at < computer.Waiting(thread); at++)
        {
            var cell = computer.WaitingAt(thread, at).Cell;
            if (processor.MayDrain(thread, at) && !OthersConflict(thread, new Touched(0, FutureAccesses.SetOf(cell)))) return 1UL << processes.DrainOf(thread, cell);
        }

        return 0;
    }

    private bool OthersConflict(int thread, Touched touched)
    {
        for (var other = 0; other < _outlooks.Length; other++)
        {
            if (other != thread && touched.ConflictsWith(_outlooks[other].Later)) return true;
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

    // Whoever is in the set takes along all that can ever touch what its own next steps touch.
    private ulong Closure(int seed)
    {
        var (members, left, found) = (1UL << seed, 1UL << seed, 0UL);
        while (left != 0)
        {
            var thread = BitOperations.TrailingZeroCount(left);
            left &= ~(1UL << thread);
            found |= _outlooks[thread].Enabled;
            for (var other = 0; other < _outlooks.Length; other++)
            {
                if ((members >> other & 1) != 0 || !_outlooks[thread].Next.ConflictsWith(_outlooks[other].Later)) continue;
                members |= 1UL << other;
                left |= 1UL << other;
            }
        }

        return found;
    }
}
