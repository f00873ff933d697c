namespace Threads.Exploration;

/// <summary>
/// The seam: a program whose threads take steps, one at a time, in an order that somebody else chooses. A world knows
/// what its threads would do next; it never decides who steps. Everything else (proof, counterexample, race report,
/// replay) follows from that.
/// </summary>
/// <remarks>
/// A world is deterministic: the same choices give the same steps, values and ending. It is used by one explorer at a
/// time. What <see cref="NameOf"/>, <see cref="ThreadName"/> and <see cref="Trace"/> say is about the latest run.
/// </remarks>
public interface IWorld
{
    /// <summary>The rows of the latest run that was asked to be traced.</summary>
    IReadOnlyList<TraceRow> Trace { get; }

    /// <summary>
    /// Prepares for many runs on the calling thread. Blocks while another exploration of the same kind is under way in this process.
    /// </summary>
    /// <returns>To be disposed, on the same thread, after the last run.</returns>
    IDisposable Open();

    /// <summary>Executes one schedule from the initial state to its end. Blocks until the run is over.</summary>
    /// <param name="scheduler">Asked at every state which process steps next.</param>
    /// <param name="traced">Whether <see cref="Trace"/> is to be filled: values, names and locks for a reader.</param>
    /// <returns>How the run ended.</returns>
    /// <exception cref="RunInvalidatedException">The run cannot be trusted; the same choices may be tried again.</exception>
    Ending Run(IScheduler scheduler, bool traced = false);

    /// <summary>
    /// Ends the run under way because its latest step does not come back, if it can be ended: called by another thread than the run's.
    /// </summary>
    /// <param name="isLate">Whether the time is up, so that a step that is merely slow is given up too.</param>
    /// <returns>Whether the run ends now; false for a world whose steps always come back.</returns>
    bool GiveUp(bool isLate) => false;

    /// <summary>The source position behind a step's <see cref="Step.Site"/>.</summary>
    SourceSite SiteOf(int site);

    /// <summary>A location's name in the program: <c>value</c>, <c>stack[3]</c>.</summary>
    string NameOf(int location);

    /// <summary>The name of a process: <c>main</c>, <c>thread A</c>, or what the program called it.</summary>
    string ThreadName(int process);
}

/// <summary>Chooses who steps. Called by the world on whichever operating-system thread reached the state.</summary>
public interface IScheduler
{
    /// <summary>The answer that ends the run at once, with <see cref="Verdict.Abandoned"/>.</summary>
    public const int Stop = -1;

    /// <summary>Chooses one of the enabled processes, or <see cref="Stop"/>.</summary>
    /// <param name="state">The state reached; at least one process is enabled. Valid during the call only.</param>
    int Next(WorldState state);
}

/// <summary>
/// A state as an explorer sees it. Processes are numbered in order of creation, from 0, the initial thread; a clock that
/// may fire a thread's time limit is a process too.
/// </summary>
public sealed class WorldState
{
    /// <summary>Most processes, threads and clocks together, in one run.</summary>
    public const int MaxProcesses = 64;

    private readonly Step[] _pending = new Step[MaxProcesses];

    /// <summary>How many processes there have been so far in this run.</summary>
    public int Count { get; set; }

    /// <summary>The processes that can step: bit i for process i.</summary>
    public ulong Enabled { get; set; }

    /// <summary>The processes that have a next step, enabled or not: bit i for process i.</summary>
    public ulong Alive { get; set; }

    /// <summary>The processes that asked to let others go first (a yield, a sleep, a fruitless loop).</summary>
    public ulong Yielding { get; set; }

    /// <summary>The processes that are clocks: their steps are time limits that fire.</summary>
    public ulong Clocks { get; set; }

    /// <summary>The processes that are store buffers: each of their steps lets a store reach memory.</summary>
    public ulong Drains { get; set; }

    /// <summary>For a store buffer: its place, from 1, among those of its owner that can step.</summary>
    public byte[] Ranks { get; } = new byte[MaxProcesses];

    /// <summary>For a clock: the thread whose time limit it is. For a store buffer: the thread whose stores wait there.</summary>
    public int[] Owners { get; } = new int[MaxProcesses];

    /// <summary>For a thread: the location that its starter wrote when it started it; what it does comes after that.</summary>
    public int[] Origins { get; } = new int[MaxProcesses];

    /// <summary>Who took the latest step; -1 at the start.</summary>
    public int Current { get; set; } = -1;

    /// <summary>The step that an alive process would take next.</summary>
    public ref Step Pending(int process) => ref _pending[process];

    /// <summary>True when the process can step now.</summary>
    public bool IsEnabled(int process) => (Enabled >> process & 1) != 0;

    /// <summary>Forgets everything, for the next run.</summary>
    public void Clear()
    {
        Count = 0;
        Enabled = Alive = Yielding = Clocks = Drains = 0;
        Current = -1;
    }
}
