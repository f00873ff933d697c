using Threads.Exploration;
using Threads.Managed.Native;

namespace Threads.Managed;

/// <summary>
/// A thread of the explored program. It runs on an operating-system thread of its own, and only while it holds the baton:
/// exactly one controlled thread runs at a time. Everything here is read and written by whoever runs.
/// </summary>
public sealed class ControlledThread
{
    /// <summary>How it waits for its next step.</summary>
    internal PendingStep Pending;

    /// <summary>What it did to memory so far in this run: the footprint of its loops' iterations.</summary>
    internal readonly List<Footprint> Footprints = [];

    internal ControlledThread(int id, Action body, string? name, bool isBackground)
    {
        Id = id;
        Body = body;
        Name = name;
        IsBackground = isBackground;
    }

    /// <summary>Its number among the processes of the run; -1 until it starts.</summary>
    public int Index { get; internal set; } = -1;

    /// <summary>Its managed id, from 1 in order of creation.</summary>
    public int Id { get; }

    /// <summary>What the program called it; null for nothing.</summary>
    public string? Name { get; set; }

    /// <summary>Whether the program may end without it.</summary>
    public bool IsBackground { get; set; }

    /// <summary>True once <see cref="Operation.Start"/> was called.</summary>
    public bool HasStarted { get; internal set; }

    /// <summary>True once its last step was taken.</summary>
    public bool HasEnded { get; internal set; }

    /// <summary>True while an interrupt waits to be delivered.</summary>
    public bool IsInterruptRequested { get; set; }

    /// <summary>Thread-local values of twins, by the twin or slot that owns them.</summary>
    public Dictionary<object, object?> Locals { get; } = new(ReferenceEqualityComparer.Instance);

    internal Action Body { get; }

    /// <summary>True once it has an operating-system thread to run on.</summary>
    internal bool HasBegun { get; set; }

    /// <summary>True once only its last step is left to be taken, for which it needs no operating-system thread.</summary>
    internal bool HasLeft { get; set; }

    /// <summary>Its slots of thread-static fields, by field and type.</summary>
    internal Dictionary<(int Site, Type Type), object> ThreadStatics { get; } = [];

    internal Baton? Baton { get; set; }

    /// <summary>The operating-system thread on which it runs.</summary>
    internal Thread? Runner { get; set; }

    /// <summary>The locks that it holds, in the order taken; an object stands here once for each level of re-entry.</summary>
    internal List<object> Held { get; } = [];

    /// <summary>The object whose pulse it awaits, while it is in a monitor's wait set.</summary>
    internal object? AwaitedPulse { get; set; }

    /// <summary>The clock that may fire its time limits; -1 until it first waits with one.</summary>
    internal int Clock { get; set; } = -1;

    /// <summary>While above 0, its accesses take no steps (static initialization).</summary>
    internal int Uncontrolled { get; set; }

    /// <summary>True once the run is over for it: it unwinds, and its accesses take no steps any more.</summary>
    internal bool IsUnwinding { get; set; }

    /// <summary>The part of its stack that it can reach: addresses in between are its own and shared with nobody.</summary>
    internal nuint StackTop { get; set; }

    /// <summary>Trips around loops since its latest step.</summary>
    internal long LoopsSinceStep { get; set; }

    internal const nuint StackBytes = 1_500_000;

    internal bool OwnsStack(nuint address) => address < StackTop && address > StackTop - StackBytes;
}

/// <summary>One access of a thread, as its loops remember it.</summary>
/// <param name="Location">What was touched.</param>
/// <param name="Address">Where; 0 for a synchronization object.</param>
/// <param name="Size">How many bytes; 0 for a synchronization object.</param>
/// <param name="Access">How.</param>
/// <param name="Before">The bits before the access.</param>
/// <param name="Kind">What it was.</param>
internal readonly record struct Footprint(int Location, nuint Address, int Size, Access Access, ulong Before, StepKind Kind);

/// <summary>The next step of a thread, and what it waits for.</summary>
internal struct PendingStep
{
    public object? Target;
    public Func<bool>? Condition;
    public Func<bool>? Writes;
    public Fruitless? Fruitless;
    public Access Access;
    public StepKind Kind;
    public int MillisecondsTimeout;
    public bool IsInterruptible;
    public bool HasTimedOut;
}
