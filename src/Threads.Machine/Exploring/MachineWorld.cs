using Threads.Exploration;

namespace Threads.Machine;

/// <summary>
/// The simulated world behind the engine's seam: a program on a computer, each thread on a core of its own.
/// </summary>
/// <remarks>
/// Runs show every store that enters a buffer and every fence as a step, which is what reduction needs. The state-space
/// search takes stores along with the step before them. Not thread-safe.
/// </remarks>
public sealed class MachineWorld : IStateWorld
{
    private readonly MachineProgram _program;
    private readonly Computer _computer;
    private readonly Processor _visible;
    private readonly Processor _compact;
    private readonly Processes _processes;
    private readonly Locations _locations = new();
    private readonly Liveness _liveness;
    private readonly KernelStates _kernels = new();
    private readonly bool _isReduced;
    private readonly bool _callsKernel;
    private readonly int[]? _mappings;
    private Persistence? _persistence;
    private int _asked;
    private readonly ulong[] _initial;
    private readonly Kernel _initialKernel;
    private readonly List<int>[] _waiting;
    private readonly int[] _stores;
    private readonly List<TraceRow> _trace = [];

    /// <summary>A program under a memory model.</summary>
    /// <param name="program">The program.</param>
    /// <param name="model">The memory model.</param>
    /// <param name="isReduced">Whether the state-space search may leave out states that differ only in the order of independent steps.</param>
    /// <param name="kernel">Its kernel's machine and limits; null for the usual ones.</param>
    public MachineWorld(MachineProgram program, MemoryModel model, bool isReduced = true, KernelOptions? kernel = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        _program = program;
        if (program.Threads.Count > WorldState.MaxProcesses)
            throw new InvalidInputException($"{program.Name} has {program.Threads.Count} threads, and the engine can tell {WorldState.MaxProcesses} apart. Use fewer.");
        _computer = Computer.Load(program, model, kernel);
        // What a program that can change its mappings will touch, nobody knows beforehand.
        _callsKernel = program.Code.Any(instruction => instruction.Opcode == Opcode.Syscall);
        _visible = new Processor(_computer) { ShowsFences = true };
        _compact = new Processor(_computer) { HidesStores = !_callsKernel };
        _processes = new Processes(_computer.Layout.MaxThreads, model);
        _liveness = new Liveness(program);
        _initial = [.. _computer.Words];
        _initialKernel = _computer.Kernel;
        _mappings = _callsKernel ? [Locations.Kernel] : null;
        _isReduced = isReduced && !_callsKernel;
        _waiting = [.. Enumerable.Range(0, _computer.Layout.MaxThreads).Select(_ => new List<int>())];
        _stores = new int[_computer.Layout.MaxThreads];
    }

    /// <summary>How many states the search expands whole before it reduces: a small space is explored sooner than a program is analysed.</summary>
    internal int StatesBeforeReduction { get; init; } = 500;

    /// <inheritdoc/>
    public IReadOnlyList<TraceRow> Trace => _trace;

    /// <summary>The computer, in the state that the latest run or search left it in.</summary>
    public Computer Computer => _computer;

    /// <inheritdoc/>
    public IDisposable Open() => new Session();

    /// <inheritdoc/>
    public SourceSite SiteOf(int site)
    {
        if (site < 0 || site >= _program.Code.Count) return SourceSite.Unknown;
        var instruction = _program.Code[site];
        return new SourceSite(Path.GetFileName(_program.Path), instruction.Line, instruction.Text, _program.Path);
    }

    /// <inheritdoc/>
    public string NameOf(int location) => Locations.CellOf(location) is >= 0 and var cell ? Names.OfCell(_computer, cell) : location == Locations.Kernel ? "kernel" : "store buffer";

    /// <inheritdoc/>
    public string ThreadName(int process)
    {
        var name = Names.OfThread(_program, _processes.OwnerOf(process));
        return _processes.IsThread(process) ? name : $"store buffer of {name}";
    }

    /// <inheritdoc/>
    public Ending Run(IScheduler scheduler, bool traced = false)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        Begin();
        _trace.Clear();
        var state = new WorldState();
        for (var steps = 0; ; steps++)
        {
            Describe(state);
            if (state.Enabled == 0) return EndOf(steps);
            var chosen = scheduler.Next(state);
            if (chosen == IScheduler.Stop) return new Ending(Verdict.Abandoned);
            state.Current = chosen;
            var row = traced ? Tracing.Before(this, state, chosen) : null;
            Step(_visible, chosen);
            if (row is not null) _trace.Add(Tracing.After(this, row));
            if (_visible.Trouble is { } trouble) return new Ending(trouble.Verdict, null, trouble.Message, chosen, steps + 1);
        }
    }

    /// <inheritdoc/>
    public int StateSize => _computer.Layout.Words;

    /// <inheritdoc/>
    public ulong Enabled
    {
        get
        {
            var enabled = 0UL;
            for (var thread = 0; thread < _computer.Layout.MaxThreads; thread++)
            {
                if (_compact.Next(thread) is { Action: not MachineAction.None, IsEnabled: true }) enabled |= 1UL << thread;
                for (var at = 0; at < _computer.Waiting(thread); at++)
                {
                    if (_compact.MayDrain(thread, at)) enabled |= 1UL << _processes.DrainOf(thread, _computer.WaitingAt(thread, at).Cell);
                }
            }

            return enabled;
        }
    }

    /// <inheritdoc/>
    public ulong Persistent
    {
        get
        {
            if (!_isReduced || ++_asked < StatesBeforeReduction) return 0;
            return (_persistence ??= Analyse()).Find();
        }
    }

    /// <inheritdoc/>
    public bool HasAnEnd => Enumerable.Range(0, _computer.ThreadCount).Any(thread => !_computer.HasEnded(thread)
        && (_liveness.CanHalt(_computer.CounterOf(thread)) || _compact.Next(thread).Action == MachineAction.Spin));

    /// <inheritdoc/>
    public void Reset()
    {
        Restore();
        _compact.Start();
    }

    /// <inheritdoc/>
    public Ending? Take(int process)
    {
        Step(_compact, process);
        return _compact.Trouble is { } trouble ? new Ending(trouble.Verdict, null, trouble.Message, process) : null;
    }

    /// <inheritdoc/>
    public void Save(Span<ulong> state)
    {
        _computer.Words.CopyTo(state);
        state[0] = (ulong)_kernels.NumberOf(_computer.Kernel);
        _liveness.Forget(_computer.Layout, state);
    }

    /// <inheritdoc/>
    public void Load(ReadOnlySpan<ulong> state)
    {
        state.CopyTo(_computer.Words);
        _computer.Kernel = _kernels[(int)state[0]];
    }

    /// <inheritdoc/>
    public Ending End() => EndOf(-1);

    /// <inheritdoc/>
    public IReadOnlyList<int> Refine(IReadOnlyList<int> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        Begin();
        var refined = new List<int>();
        for (var thread = 0; thread < _program.Threads.Count; thread++) Catch(thread, refined);
        foreach (var choice in choices)
        {
            if (_processes.IsThread(choice) && _visible.Next(choice).Action == MachineAction.Fence) TakeInto(choice, refined);
            TakeInto(choice, refined);
            Catch(_processes.OwnerOf(choice), refined);
        }

        return refined;
    }

    // The steps that the search took along: stores that entered the buffer, and fences that had nothing to wait for.
    private void Catch(int thread, List<int> refined)
    {
        while (_visible.Next(thread) is { IsEnabled: true } next && IsTakenAlong(thread, next)) TakeInto(thread, refined);
    }

    private bool IsTakenAlong(int thread, in Pending next) => _computer.Layout.BufferCapacity > 0
        && ((next.Action == MachineAction.Store && _compact.HidesStores) || (next.Action == MachineAction.Fence && _program.Code[_computer.CounterOf(thread)].Access == MemoryAccess.None));

    private void TakeInto(int process, List<int> refined)
    {
        refined.Add(process);
        Step(_visible, process);
    }

    internal Pending NextOf(int thread) => _visible.Next(thread);

    internal Processes Processes => _processes;

    /// <summary>Where to write the instructions that go along with each step of a run; null for nowhere.</summary>
    internal List<int>? TakenAlong
    {
        set => _visible.TakenAlong = value;
    }

    // From the program's beginning, whatever state it is wanted in.
    private Persistence Analyse()
    {
        var (words, kernel) = (_computer.Words.ToArray(), _computer.Kernel);
        Restore();
        var found = new Persistence(_computer, _compact, _processes);
        words.CopyTo(_computer.Words, 0);
        _computer.Kernel = kernel;
        return found;
    }

    // A run, whose waiting stores are told apart by number.
    private void Begin()
    {
        Restore();
        _visible.Start();
        Array.Clear(_stores);
        foreach (var stores in _waiting) stores.Clear();
    }

    private void Restore()
    {
        _computer.Words.AsSpan(_initial.Length).Clear();
        _initial.CopyTo(_computer.Words, 0);
        _computer.Kernel = _initialKernel;
    }

    private void Step(Processor processor, int process)
    {
        var thread = _processes.OwnerOf(process);
        var isNumbered = processor == _visible && _computer.Layout.BufferCapacity > 0;
        if (_processes.IsThread(process))
        {
            var next = processor.Next(thread);
            if (isNumbered && next.Action == MachineAction.Store) _waiting[thread].Add(_stores[thread]++);
            processor.Take(thread, next);
            return;
        }

        var at = 0;
        while (!processor.MayDrain(thread, at) || _processes.DrainOf(thread, _computer.WaitingAt(thread, at).Cell) != process) at++;
        if (isNumbered) _waiting[thread].RemoveAt(at);
        processor.Drain(thread, at);
    }

    private void Describe(WorldState state)
    {
        state.Enabled = state.Alive = state.Yielding = state.Drains = 0;
        for (var thread = 0; thread < _computer.Layout.MaxThreads; thread++)
        {
            state.Origins[thread] = -1;
            var next = _visible.Next(thread);
            if (next.Action != MachineAction.None) Add(state, thread, StepOf(thread, next), next.IsEnabled);
            if (next.Action == MachineAction.Spin) state.Yielding |= 1UL << thread;
            byte rank = 0;
            for (var at = 0; at < _computer.Waiting(thread); at++)
            {
                if (!_visible.MayDrain(thread, at)) continue;
                var drain = _processes.DrainOf(thread, _computer.WaitingAt(thread, at).Cell);
                Add(state, drain, DrainOf(thread, at), true);
                state.Ranks[drain] = ++rank;
            }
        }

        state.Count = _processes.Count;
        for (var process = _computer.Layout.MaxThreads; process < state.Count; process++)
        {
            state.Drains |= 1UL << process;
            state.Owners[process] = _processes.OwnerOf(process);
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
        var site = _computer.CounterOf(thread);
        var cell = Locations.Cell(next.Cell);
        return next.Action switch
        {
            MachineAction.Load => Of(StepKind.Read, cell, Access.Read, site),
            MachineAction.Forward => Forwarded(thread, next, cell, site),
            MachineAction.Store when _computer.Layout.BufferCapacity == 0 => Of(StepKind.Write, cell, Access.Write, site),
            MachineAction.Store => Of(StepKind.Write, _locations.Store(thread, _stores[thread]), Access.Write, site),
            MachineAction.Atomic => Of(StepKind.ReadModifyWrite, cell, _visible.WouldWrite(thread, next) ? Access.Write : Access.Read, site),
            MachineAction.Fence => Of(StepKind.Fence, _locations.Buffer(thread), Access.Write, site),
            MachineAction.Spin => Of(StepKind.Yield, -1, Access.None, site),
            _ => Of(StepKind.ReadModifyWrite, Locations.Kernel, Access.Write, site),
        };
    }

    private Step DrainOf(int thread, int at)
    {
        var cell = Locations.Cell(_computer.WaitingAt(thread, at).Cell);
        return Of(StepKind.Drain, cell, Access.Write, _program.Code.Count + thread) with
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
        var newest = _computer.Waiting(thread) - 1;
        while (_computer.WaitingAt(thread, newest).Cell != next.Cell) newest--;
        var wanted = Alu.MaskOf(_program.Code[site].Size) << next.Offset * 8;
        return (wanted & ~_computer.WaitingAt(thread, newest).Mask) == 0
            ? Of(StepKind.Read, _locations.Store(thread, _waiting[thread][newest]), Access.Write, site)
            : Of(StepKind.Read, location, Access.Read, site);
    }

    private Ending EndOf(int steps)
    {
        var waiting = Enumerable.Range(0, _computer.ThreadCount).Where(thread => !_computer.HasEnded(thread)).ToList();
        if (waiting.Count > 0) return new Ending(Enabled == 0 ? Verdict.Deadlock : Verdict.Livelock, null, Standstill(waiting), waiting[0], steps);
        var outcome = FinalState.Of(_computer);
        return _program.Claim is { Quantifier: not Quantifier.Exists } claim && claim.Proposition.Holds(_computer.ValueOf) != (claim.Quantifier == Quantifier.ForAll)
            ? new Ending(Verdict.WrongOutcome, outcome, $"The final state {outcome} contradicts the claim  {claim.Text}", 0, steps)
            : new Ending(Verdict.Pass, outcome);
    }

    private string Standstill(List<int> waiting) => string.Join('\n', waiting.Select(thread =>
    {
        var at = SiteOf(_computer.CounterOf(thread));
        return $"{ThreadName(thread)} {(Enabled == 0 ? "waits" : "goes round and can never end")} at {at}  {at.Code}";
    }));

    private sealed class Session : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
