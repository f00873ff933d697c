using Threads.Exploration;

namespace Threads.Machine;

/// <summary>
/// The simulated world behind the engine's seam: a program on a computer, each thread on a core of its own.
/// </summary>
/// <remarks>
/// Runs (<see cref="MachineSteps"/>) show every store that enters a buffer and every fence as a step, which is what reduction needs. The
/// state-space search (<see cref="MachineStates"/>) takes stores along with the step before them. Not thread-safe.
/// </remarks>
public sealed class MachineWorld : IStateWorld
{
    private readonly MachineProgram _program;
    private readonly MachineStart _start;
    private readonly MachineSteps _steps;
    private readonly MachineStates _states;
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
        Computer = Computer.Load(program, model, kernel);
        // What a program that can change its mappings will touch, nobody knows beforehand.
        var callsKernel = program.Code.Any(instruction => instruction.Opcode == Opcode.Syscall);
        _start = new MachineStart(Computer);
        Processes = new Processes(Computer.Layout.MaxThreads, model);
        _steps = new MachineSteps(Computer, Processes, callsKernel);
        _states = new MachineStates(Computer, _start, Processes, hidesStores: !callsKernel, isReduced: isReduced && !callsKernel);
    }

    /// <summary>How many states the search expands whole before it reduces: a small space is explored sooner than a program is analysed.</summary>
    internal int StatesBeforeReduction
    {
        init => _states.BeforeReduction = value;
    }

    /// <inheritdoc/>
    public IReadOnlyList<TraceRow> Trace => _trace;

    /// <summary>The computer, in the state that the latest run or search left it in.</summary>
    public Computer Computer { get; }

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
    public string NameOf(int location) => Locations.CellOf(location) is >= 0 and var cell ? Names.OfCell(Computer, cell) : location == Locations.Kernel ? "kernel" : "store buffer";

    /// <inheritdoc/>
    public string ThreadName(int process)
    {
        var name = Names.OfThread(_program, Processes.OwnerOf(process));
        return Processes.IsThread(process) ? name : $"store buffer of {name}";
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
            _steps.Describe(state);
            if (state.Enabled == 0) return EndOf(steps);
            var chosen = scheduler.Next(state);
            if (chosen == IScheduler.Stop) return new Ending(Verdict.Abandoned);
            state.Current = chosen;
            var row = traced ? Tracing.Before(this, state, chosen) : null;
            _steps.Take(chosen);
            if (row is not null) _trace.Add(Tracing.After(this, row));
            if (_steps.Trouble is { } trouble) return new Ending(trouble.Verdict, null, trouble.Message, chosen, steps + 1);
        }
    }

    /// <inheritdoc/>
    public int StateSize => Computer.Layout.Words;

    /// <inheritdoc/>
    public ulong Enabled => _states.Enabled;

    /// <inheritdoc/>
    public ulong Persistent => _states.Persistent;

    /// <inheritdoc/>
    public bool HasAnEnd => _states.HasAnEnd;

    /// <inheritdoc/>
    public void Reset() => _states.Reset();

    /// <inheritdoc/>
    public Ending? Take(int process) =>
        _states.Take(process) is { } trouble ? new Ending(trouble.Verdict, null, trouble.Message, process) : null;

    /// <inheritdoc/>
    public void Save(Span<ulong> state) => _states.Save(state);

    /// <inheritdoc/>
    public void Load(ReadOnlySpan<ulong> state) => _states.Load(state);

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
            if (Processes.IsThread(choice) && _steps.Next(choice).Action == MachineAction.Fence) TakeInto(choice, refined);
            TakeInto(choice, refined);
            Catch(Processes.OwnerOf(choice), refined);
        }

        return refined;
    }

    // The steps that the search took along: stores that entered the buffer, and fences that had nothing to wait for.
    private void Catch(int thread, List<int> refined)
    {
        while (_steps.Next(thread) is { IsEnabled: true } next && _states.TakesAlong(thread, next)) TakeInto(thread, refined);
    }

    private void TakeInto(int process, List<int> refined)
    {
        refined.Add(process);
        _steps.Take(process);
    }

    internal Pending NextOf(int thread) => _steps.Next(thread);

    internal Processes Processes { get; }

    /// <summary>Where to write the instructions that go along with each step of a run; null for nowhere.</summary>
    internal List<int>? TakenAlong
    {
        set => _steps.TakenAlong = value;
    }

    private void Begin()
    {
        _start.Restore();
        _steps.Begin();
    }

    private Ending EndOf(int steps)
    {
        var waiting = Enumerable.Range(0, Computer.ThreadCount).Where(thread => !Computer.HasEnded(thread)).ToList();
        if (waiting.Count > 0) return new Ending(Enabled == 0 ? Verdict.Deadlock : Verdict.Livelock, null, Standstill(waiting), waiting[0], steps);
        var outcome = FinalState.Of(Computer);
        return _program.Claim is { Quantifier: not Quantifier.Exists } claim && claim.Proposition.Holds(Computer.ValueOf) != (claim.Quantifier == Quantifier.ForAll)
            ? new Ending(Verdict.WrongOutcome, outcome, $"The final state {outcome} contradicts the claim  {claim.Text}", 0, steps)
            : new Ending(Verdict.Pass, outcome);
    }

    private string Standstill(List<int> waiting) => string.Join('\n', waiting.Select(thread =>
    {
        var at = SiteOf(Computer.CounterOf(thread));
        return $"{ThreadName(thread)} {(Enabled == 0 ? "waits" : "goes round and can never end")} at {at}  {at.Code}";
    }));

    private sealed class Session : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
