namespace Threads.Machine;

/// <summary>
/// The states of a program for the search that visits each once: what can step, stepping, and a state as words. Stores enter their
/// buffer along with the step before them, and a fence that has nothing to wait for does too: fewer states, with the same ends.
/// </summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class MachineStates(Computer computer, MachineStart start, Processes processes, bool hidesStores, bool isReduced)
{
    private readonly Processor _processor = new(computer) { HidesStores = hidesStores };
    private readonly Liveness _liveness = new(computer.Program);
    private readonly KernelStates _kernels = new();
    private Persistence? _persistence;
    private int _asked;

    /// <summary>How many states are expanded whole before reduction begins: a small space is explored sooner than a program is analysed.</summary>
    public int BeforeReduction { get; set; } = 500;

    /// <summary>The processes that can step.</summary>
    public ulong Enabled
    {
        get
        {
            var enabled = 0UL;
            for (var thread = 0; thread < computer.Layout.MaxThreads; thread++)
            {
                if (_processor.Next(thread) is { Action: not MachineAction.None, IsEnabled: true }) enabled |= 1UL << thread;
                for (var at = 0; at < computer.Waiting(thread); at++)
                {
                    if (_processor.MayDrain(thread, at)) enabled |= 1UL << processes.DrainOf(thread, computer.WaitingAt(thread, at).Cell);
                }
            }

            return enabled;
        }
    }

    /// <summary>Some of them that are enough to be expanded; 0 for no such set.</summary>
    public ulong Persistent => !isReduced || ++_asked < BeforeReduction ? 0 : (_persistence ??= Analyse()).Find();

    /// <summary>Whether a thread that still runs could end, or waits for others in a loop of its own.</summary>
    public bool HasAnEnd => Enumerable.Range(0, computer.ThreadCount).Any(thread => !computer.HasEnded(thread)
        && (_liveness.CanHalt(computer.CounterOf(thread)) || _processor.Next(thread).Action == MachineAction.Spin));

    /// <summary>Whether a step of a run is none here, because it goes along with the one before.</summary>
    public bool TakesAlong(int thread, in Pending next) => computer.Layout.BufferCapacity > 0
        && ((next.Action == MachineAction.Store && hidesStores) || (next.Action == MachineAction.Fence && computer.Program.Code[computer.CounterOf(thread)].Access == MemoryAccess.None));

    /// <summary>Returns to the initial state.</summary>
    public void Reset()
    {
        start.Restore();
        _processor.Start();
    }

    /// <summary>Takes the next step of a thread or of a store buffer.</summary>
    /// <returns>What went wrong with it; null for nothing.</returns>
    public Trouble? Take(int process)
    {
        var thread = processes.OwnerOf(process);
        if (processes.IsThread(process)) _processor.Take(thread, _processor.Next(thread));
        else _processor.Drain(thread, processes.PlaceOf(process, computer, _processor));
        return _processor.Trouble;
    }

    /// <summary>Writes the state down; what no thread will look at any more counts as 0.</summary>
    public void Save(Span<ulong> state)
    {
        computer.Words.CopyTo(state);
        state[0] = (ulong)_kernels.NumberOf(computer.Kernel);
        _liveness.Forget(computer.Layout, state);
    }

    /// <summary>Returns to a state that was written down.</summary>
    public void Load(ReadOnlySpan<ulong> state)
    {
        state.CopyTo(computer.Words);
        computer.Kernel = _kernels[(int)state[0]];
    }

    // From the program's beginning, whatever state it is wanted in.
    private Persistence Analyse()
    {
        var (words, kernel) = (computer.Words.ToArray(), computer.Kernel);
        start.Restore();
        var found = new Persistence(computer, _processor, processes);
        words.CopyTo(computer.Words, 0);
        computer.Kernel = kernel;
        return found;
    }
}
