using Threads.Exploration;

namespace Threads.Machine;

/// <summary>
/// A run in the engine's words: at every state who can step, and what each step would touch. Every store that enters a buffer and
/// every fence is a step of its own.
/// </summary>
/// <remarks>
/// Waiting stores are told apart by number: reading one's own store depends on that store, not on memory. Not thread-safe.
/// </remarks>
internal sealed class MachineSteps(Computer computer, Processes processes, bool callsKernel)
{
    private readonly Processor _processor = new(computer) { ShowsFences = true };
    private readonly Locations _locations = new();
    private readonly int[]? _mappings = callsKernel ? [Locations.Kernel] : null;
    private readonly List<int>[] _waiting = [.. Enumerable.Range(0, computer.Layout.MaxThreads).Select(_ => new List<int>())];
    private readonly int[] _stores = new int[computer.Layout.MaxThreads];

    /// <summary>What went wrong with the latest step; null for nothing.</summary>
    public Trouble? Trouble => _processor.Trouble;

    /// <summary>Where to write the instructions that go along with each step; null for nowhere.</summary>
    public List<int>? TakenAlong
    {
        set => _processor.TakenAlong = value;
    }

    /// <summary>Begins a run, on a computer in its initial state.</summary>
    public void Begin()
    {
        _processor.Start();
        Array.Clear(_stores);
        foreach (var stores in _waiting) stores.Clear();
    }

    /// <summary>What a thread would do next.</summary>
    public Pending Next(int thread) => _processor.Next(thread);

    /// <summary>Takes the next step of a thread or of a store buffer.</summary>
    public void Take(int process)
    {
        var thread = processes.OwnerOf(process);
        var isNumbered = computer.Layout.BufferCapacity > 0;
        if (processes.IsThread(process))
        {
            var next = _processor.Next(thread);
            if (isNumbered && next.Action == MachineAction.Store) _waiting[thread].Add(_stores[thread]++);
            _processor.Take(thread, next);
            return;
        }

        var at = processes.PlaceOf(process, computer, _processor);
        if (isNumbered) _waiting[thread].RemoveAt(at);
        _processor.Drain(thread, at);
    }

    /// <summary>Says which processes there are at the state reached, and what each would do next.</summary>
    public void Describe(WorldState state)
    {
        state.Enabled = state.Alive = state.Yielding = state.Drains = 0;
        for (var thread = 0; thread < computer.Layout.MaxThreads; thread++)
        {
            state.Origins[thread] = -1;
            var next = _processor.Next(thread);
            if (next.Action != MachineAction.None) Add(state, thread, StepOf(thread, next), next.IsEnabled);
            if (next.Action == MachineAction.Spin) state.Yielding |= 1UL << thread;
            byte rank = 0;
            for (var at = 0; at < computer.Waiting(thread); at++)
            {
                if (!_processor.MayDrain(thread, at)) continue;
                var drain = processes.DrainOf(thread, computer.WaitingAt(thread, at).Cell);
                Add(state, drain, DrainOf(thread, at), true);
                state.Ranks[drain] = ++rank;
            }
        }

        state.Count = processes.Count;
        for (var process = computer.Layout.MaxThreads; process < state.Count; process++)
        {
            state.Drains |= 1UL << process;
            state.Owners[process] = processes.OwnerOf(process);
            state.Origins[process] = -1;
            if ((state.Alive >> process & 1) == 0) state.Ranks[process] = 0;
        }
    }

    private static void Add(WorldState state, int process, Step step, bool isEnabled)
    {
        state.Pending(process) = step;
        state.Alive |= 1UL << process;
        if (isEnabled) state.Enabled |= 1UL << process;
    }

    private Step StepOf(int thread, in Pending next)
    {
        var site = computer.CounterOf(thread);
        var cell = Locations.Cell(next.Cell);
        return next.Action switch
        {
            MachineAction.Load => Of(StepKind.Read, cell, Access.Read, site),
            MachineAction.Forward => Forwarded(thread, next, cell, site),
            MachineAction.Store when computer.Layout.BufferCapacity == 0 => Of(StepKind.Write, cell, Access.Write, site),
            MachineAction.Store => Of(StepKind.Write, _locations.Store(thread, _stores[thread]), Access.Write, site),
            MachineAction.Atomic => Of(StepKind.ReadModifyWrite, cell, _processor.WouldWrite(thread, next) ? Access.Write : Access.Read, site),
            MachineAction.Fence => Of(StepKind.Fence, _locations.Buffer(thread), Access.Write, site),
            MachineAction.Spin => Of(StepKind.Yield, -1, Access.None, site),
            _ => Of(StepKind.ReadModifyWrite, Locations.Kernel, Access.Write, site),
        };
    }

    private Step DrainOf(int thread, int at)
    {
        var cell = Locations.Cell(computer.WaitingAt(thread, at).Cell);
        return Of(StepKind.Drain, cell, Access.Write, computer.Program.Code.Count + thread) with
        {
            AlsoReads = [_locations.Store(thread, _waiting[thread][at]), _locations.Buffer(thread), .. _mappings ?? []],
        };
    }

    // The machine orders every access: none of them is a data race.
    // Each depends on the mappings, where they can change.
    private Step Of(StepKind kind, int location, Access access, int site) =>
        new(kind, location, access, Synchronization.Full, site, location == Locations.Kernel ? null : _mappings);

    // What one store holds alone, only that store's way to memory can change. What several hold together changes with each of them.
    private Step Forwarded(int thread, in Pending next, int location, int site)
    {
        var newest = computer.Waiting(thread) - 1;
        while (computer.WaitingAt(thread, newest).Cell != next.Cell) newest--;
        var wanted = Alu.MaskOf(computer.Program.Code[site].Size) << next.Offset * 8;
        return (wanted & ~computer.WaitingAt(thread, newest).Mask) == 0
            ? Of(StepKind.Read, _locations.Store(thread, _waiting[thread][newest]), Access.Write, site)
            : Of(StepKind.Read, location, Access.Read, site);
    }
}
