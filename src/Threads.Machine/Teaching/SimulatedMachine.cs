namespace Threads.Machine;

/// <summary>
/// A simulated machine for code in C#: processes whose memory is behind page tables, and a kernel that answers as Linux does. Labs write
/// against it and never touch real memory.
/// </summary>
/// <remarks>Thread-safe: every call of it or of its processes is one step that nobody sees half done.</remarks>
public sealed class SimulatedMachine : IMachine
{
    /// <summary>Bytes of a page.</summary>
    public const int PageSize = Kernel.PageSize;

    private readonly PhysicalMemory _memory = new();

    /// <summary>A machine without processes.</summary>
    public SimulatedMachine(KernelOptions? options = null) => Kernel = Kernel.Boot(options);

    /// <summary>The kernel: what a check or a figure wants to know of it.</summary>
    public Kernel Kernel { get; }

    /// <inheritdoc/>
    public int Segments
    {
        get
        {
            lock (Gate) return Kernel.Segments.All.Count;
        }
    }

    /// <summary>What the cores' caches saw of the processes' reads and writes: each thread has a core of its own. What the kernel itself touches does not count.</summary>
    public Caches Caches { get; } = new(Caches.MostCores);

    /// <summary>As whom processes act of which nothing else is said.</summary>
    public Credentials Caller { get; init; } = Credentials.Student;

    internal Lock Gate { get; } = new();

    /// <summary>Starts a process.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="user">As which user it acts; 0 may do everything.</param>
    /// <param name="group">In which group the user is.</param>
    public SimulatedProcess Start(string name, uint user, uint group) => Start(name, new Credentials(user, group));

    /// <summary>Starts a process of the <see cref="Caller"/>'s.</summary>
    /// <param name="name">What it is called.</param>
    public SimulatedProcess Start(string name) => Start(name, Caller);

    private SimulatedProcess Start(string name, Credentials credentials)
    {
        lock (Gate)
        {
            var process = Kernel.Start(name, credentials);
            return new SimulatedProcess(this, Kernel.Threads.Count - 1, process, name);
        }
    }

    /// <summary>The figure of the state that has been reached.</summary>
    public Figure Draw(string title)
    {
        lock (Gate) return Figure.Of(Kernel, title);
    }

    /// <inheritdoc/>
    public SegmentFacts? Find(int id)
    {
        lock (Gate) return Kernel.Segments.Find(id) is { } segment ? new SegmentFacts(id, segment.Key, segment.Size, segment.Mode, segment.Attachments) : null;
    }

    /// <inheritdoc/>
    public string? FrameOf(IProcess process, ulong address)
    {
        lock (Gate) return process is SimulatedProcess own && Kernel.Processes[own.Index].Space.Pages.TryFind(address / PageSize, out var entry) && entry.IsPresent ? $"frame {entry.Frame}" : null;
    }

    IProcess IMachine.Start(string name) => Start(name);

    Figure? IMachine.Draw(string title) => Draw(title);

    internal PhysicalMemory Memory => _memory;
}
