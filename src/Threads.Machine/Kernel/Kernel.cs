namespace Threads.Machine;

/// <summary>
/// The kernel's side of the computer: processes and threads, their address spaces, segments, and who uses which frame. The contents of
/// frames are not here; what has to touch them goes through <see cref="IFrames"/>.
/// </summary>
/// <remarks>
/// Mutable; <see cref="Clone"/> before keeping an old state: a clone shares everything that has not changed, and costs some references.
/// Two kernels are equal when nothing that a program can find out differs. Not thread-safe; clones are independent.
/// </remarks>
public sealed class Kernel : IEquatable<Kernel>
{
    /// <summary>Bytes of a page and of a frame.</summary>
    public const int PageSize = 4096;

    private readonly KernelOptions _options;
    private int _nextId = 1;

    private Kernel(KernelOptions options)
    {
        _options = options;
        Tlbs = options.Tlbs == TlbModel.None ? [] : [.. Enumerable.Repeat(Tlb.Empty, options.Cores)];
    }

    /// <summary>The machine that it runs on, and its limits.</summary>
    public KernelOptions Options => _options;

    /// <summary>All processes that there ever were, by index.</summary>
    public ValueList<Process> Processes { get; private set; } = [];

    /// <summary>All threads that there ever were, by index; a program's first threads come in its own order.</summary>
    public ValueList<KernelThread> Threads { get; private set; } = [];

    /// <summary>The System V segments.</summary>
    public SegmentTable Segments { get; internal set; } = SegmentTable.Empty;

    /// <summary>The pages that several mappings can share, in order of their numbers.</summary>
    public ValueList<SharedPages> Shared { get; internal set; } = [];

    /// <summary>Which frames are in use.</summary>
    public FrameTable Frames { get; internal set; } = FrameTable.Empty;

    /// <summary>What each core remembers; empty where TLBs are not modelled.</summary>
    public ValueList<Tlb> Tlbs { get; internal set; }

    /// <summary>The seconds of the clock.</summary>
    internal long Now => _options.Clock();

    /// <summary>A kernel without processes.</summary>
    public static Kernel Boot(KernelOptions? options = null) => new(options ?? new KernelOptions());

    /// <summary>A kernel with a program's processes: all share the data, each at an address of its own, and each thread has a page of stack.</summary>
    /// <remarks>The data's pages and the stacks have their frames from the start: the data's are the first.</remarks>
    public static Kernel Boot(MachineProgram program, KernelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        var kernel = Boot(options);
        new Loader(kernel, program).Load();
        return kernel;
    }

    /// <summary>Where the stack pointer of a thread that the program begins with stands at first: above its stack, which grows down.</summary>
    /// <remarks>Counted in the program's own addresses (<see cref="MachineProgram.AddressUnit"/>).</remarks>
    public static ulong StackTopOf(MachineProgram program, int thread)
    {
        ArgumentNullException.ThrowIfNull(program);
        return program.Notation == Notation.Ostep ? 0 : Loader.StackTop(thread);
    }

    /// <summary>An independent copy.</summary>
    public Kernel Clone() => (Kernel)MemberwiseClone();

    /// <summary>Where a process has the program's data.</summary>
    public ulong DataBaseOf(int process) => Processes[process].DataBase;

    /// <summary>Whether a thread can still step, now or later.</summary>
    public bool IsAlive(int thread) => Threads[thread].Stage == LifeStage.Alive;

    /// <summary>Whether a thread that made a call which blocked can make it again, and go on.</summary>
    public bool CanProceed(int thread) => Threads[thread].Waiting switch
    {
        WaitingFor.Futex => false,
        WaitingFor.Child => ProcessCalls.FindChild(this, Threads[thread].Process, Threads[thread].Child) is not { Found: null, Any: true },
        _ => true,
    };

    /// <summary>Translates a virtual address as a core does; changes nothing.</summary>
    /// <param name="core">The core, whose TLB is asked first; -1 reads the page table alone.</param>
    /// <param name="process">Whose address it is.</param>
    /// <param name="address">The virtual address.</param>
    /// <param name="use">What for.</param>
    /// <param name="physical">Where it is.</param>
    /// <returns>Whether the access goes through; if not, it faults (<see cref="HandleFault"/>).</returns>
    public bool TryTranslate(int core, int process, ulong address, MemoryUse use, out ulong physical)
    {
        var page = address / PageSize;
        var found = _options.Tlbs == TlbModel.None || core < 0
            ? Processes[process].Space.Pages.TryFind(page, out var entry)
            : Tlbs[core].TryFind(process, page, out entry) && (use == MemoryUse.Read || entry.IsDirty || !entry.IsWritable);
        physical = ((ulong)entry.Frame * PageSize) + (address % PageSize);
        return found && entry.Allows(use);
    }

    /// <summary>Does what is to be done about an access that did not go through.</summary>
    /// <returns>Either the access can be tried again, or a signal: then nothing has changed, and <see cref="Kill"/> ends the process.</returns>
    public FaultOutcome HandleFault(int core, int process, ulong address, MemoryUse use, IFrames frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        return PageFaults.Handle(this, new PageFault(core, process, address, use), frames);
    }

    /// <summary>Makes a system call.</summary>
    /// <param name="core">The core that the thread runs on; -1 where TLBs do not matter.</param>
    /// <param name="thread">The calling thread.</param>
    /// <param name="call">Which.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="frames">The contents of memory, for calls that use a buffer.</param>
    /// <remarks>Never throws for what a program asks: unknown calls are <see cref="SystemCallKind.Unsupported"/>.</remarks>
    public SystemCallOutcome Call(int core, int thread, SystemCall call, SystemCallArguments arguments, IFrames frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        return SystemCalls.Call(new CallContext(this, core, thread, frames), call, arguments);
    }

    /// <summary>Starts a process with one thread, which has nothing mapped.</summary>
    /// <returns>Its index.</returns>
    public int Start(string name = "", Credentials? credentials = null)
    {
        var process = AddProcess(name, credentials);
        AddThread(new KernelThread(Processes[process].Id, process));
        return process;
    }

    /// <summary>Gives a process another name in figures.</summary>
    public void Rename(int process, string name) => Set(Processes[process] with { Name = name });

    /// <summary>Lets a process act as somebody else (as <c>setresuid</c> would, if the superuser asked).</summary>
    public void SetCredentials(int process, Credentials credentials) => Set(Processes[process] with { Credentials = credentials });

    /// <summary>What <c>execve</c> does to memory: everything is unmapped and detached, and the process goes on with one thread.</summary>
    public void Exec(int core, int process)
    {
        AddressSpaces.Unmap(this, core, process, 0, AddressSpace.End);
        var first = true;
        foreach (var thread in ThreadsOf(process))
        {
            if (!first) Set(thread, Threads[thread] with { Stage = LifeStage.Gone, Waiting = WaitingFor.Nothing });
            first = false;
        }
    }

    /// <summary>Ends a process by a signal.</summary>
    public void Kill(int core, int process, Signal signal) => ProcessCalls.End(this, core, process, (int)signal);

    /// <inheritdoc/>
    public bool Equals(Kernel? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && _nextId == other._nextId
            && Processes.Equals(other.Processes)
            && Threads.Equals(other.Threads)
            && Frames.Equals(other.Frames)
            && Shared.Equals(other.Shared)
            && Segments.Equals(other.Segments)
            && Tlbs.Equals(other.Tlbs));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Kernel);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Processes, Threads, Segments, Tlbs);

    /// <summary>The living threads of a process.</summary>
    internal IReadOnlyList<int> ThreadsOf(int process) =>
        [.. Enumerable.Range(0, Threads.Count).Where(thread => Threads[thread].Process == process && IsAlive(thread))];

    internal int TakeId() => _nextId++;

    internal void Set(Process process) => Processes = Processes.With(process.Index, process);

    internal void Set(int thread, KernelThread state) => Threads = Threads.With(thread, state);

    /// <summary>A process without a thread and without memory.</summary>
    internal int AddProcess(string name, Credentials? credentials = null)
    {
        var space = new AddressSpace([], PageTable.Empty, Loader.TopOf(Processes.Count));
        return AddProcess(new Process(Processes.Count, TakeId(), -1, credentials ?? _options.Credentials, space) { Name = name });
    }

    internal int AddProcess(Process process)
    {
        Processes = Processes.Add(process);
        return process.Index;
    }

    internal int AddThread(KernelThread thread)
    {
        Threads = Threads.Add(thread);
        return Threads.Count - 1;
    }

    internal void SetSpace(int process, AddressSpace space) => Set(Processes[process] with { Space = space });

    /// <summary>Forgets translations of a process: on every core, or, in the buggy model, on the one that asks.</summary>
    internal void Flush(int core, int process, ulong firstPage, ulong endPage)
    {
        for (var other = 0; other < Tlbs.Count; other++)
        {
            if (other == core || _options.Tlbs == TlbModel.ShootDown) Tlbs = Tlbs.With(other, Tlbs[other].Flush(process, firstPage, endPage));
        }
    }

    /// <summary>Takes the lowest free frame, filled with zeros; -1 if none is free.</summary>
    internal int TakeFrame(IFrames frames)
    {
        var frame = Frames.LowestFree;
        if (frame >= _options.Frames) return -1;
        Frames = Frames.Hold(frame);
        frames.Clear(frame);
        return frame;
    }
}
