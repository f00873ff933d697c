namespace Threads.Exploration;

/// <summary>What a step does, in the words that a trace shows.</summary>
public enum StepKind
{
    /// <summary>Reads one memory location.</summary>
    Read,

    /// <summary>Writes one memory location.</summary>
    Write,

    /// <summary>Reads and writes one memory location in one indivisible step.</summary>
    ReadModifyWrite,

    /// <summary>Takes exclusive hold of a lock. Never enabled together with a <see cref="Release"/> of the same lock.</summary>
    Acquire,

    /// <summary>Gives a lock back.</summary>
    Release,

    /// <summary>Waits for an event, a count or a phase.</summary>
    Wait,

    /// <summary>Announces an event, a count or a phase.</summary>
    Signal,

    /// <summary>Starts a thread.</summary>
    Start,

    /// <summary>Waits for a thread to end. Never enabled together with the <see cref="End"/> that it waits for.</summary>
    Join,

    /// <summary>The first step of a thread: it begins to run, and touches nothing.</summary>
    Begin,

    /// <summary>The last step of a thread.</summary>
    End,

    /// <summary>A store leaves a store buffer and reaches memory: the step of a buffer, which is a process of its own.</summary>
    Drain,

    /// <summary>Waits until the thread's own store buffer is empty. Never enabled together with a <see cref="Drain"/> from it.</summary>
    Fence,

    /// <summary>A time limit that fires: the step of a clock, which is a process of its own.</summary>
    Timeout,

    /// <summary>Lets others run; touches nothing.</summary>
    Yield,

    /// <summary>A system call, or another call that is one step (<see cref="IAtomicCalls"/>).</summary>
    Call,
}

/// <summary>How a step touches its location. Two steps conflict when they touch one location, or two that overlap, and at least one writes.</summary>
public enum Access
{
    /// <summary>Touches no location.</summary>
    None,

    /// <summary>Leaves the location as it is.</summary>
    Read,

    /// <summary>May change the location.</summary>
    Write,
}

/// <summary>Which happens-before edges a step makes. <see cref="None"/> marks a plain access, which can race.</summary>
[Flags]
public enum Synchronization
{
    /// <summary>A plain access.</summary>
    None = 0,

    /// <summary>Everything released on this location before happens before what follows this step.</summary>
    Acquire = 1,

    /// <summary>Everything before this step happens before what follows a later acquire of this location.</summary>
    Release = 2,

    /// <summary>Acquire and release.</summary>
    Full = Acquire | Release,
}

/// <summary>
/// One access to shared memory, or one synchronization operation: the unit that explorers interleave.
/// Locations are small numbers that a world gives out anew in every run.
/// </summary>
/// <param name="Kind">What it does.</param>
/// <param name="Location">What it touches, 0 or above; -1 with <see cref="Access.None"/>.</param>
/// <param name="Access">Whether it may change the location.</param>
/// <param name="Synchronization">Which happens-before edges it makes.</param>
/// <param name="Site">Where it stands in the source: a number that the world resolves.</param>
/// <param name="AlsoReads">Further locations on which it depends as a reader, or null.</param>
/// <param name="IsTentative">Whether it can also end in vain instead of waiting: an attempt, or a wait with a time limit.</param>
/// <param name="Overlaps">
/// The other locations of this run with which its location shares memory (an <c>int</c> and its bytes), or null for none. The step touches
/// only its own; two bytes of one <c>int</c> do not conflict. The list grows while the run goes on.
/// </param>
public readonly record struct Step(
    StepKind Kind,
    int Location,
    Access Access,
    Synchronization Synchronization,
    int Site,
    int[]? AlsoReads = null,
    bool IsTentative = false,
    IReadOnlyList<int>? Overlaps = null)
{
    /// <summary>True for a plain access to memory, the only kind that can take part in a data race.</summary>
    public bool IsPlain => Synchronization == Synchronization.None && IsMemory;

    /// <summary>True for an access to memory, plain or not.</summary>
    public bool IsMemory => Kind is StepKind.Read or StepKind.Write or StepKind.ReadModifyWrite or StepKind.Drain;

    /// <summary>True when the order of the two steps can matter: shared memory, and at least one of them writes it.</summary>
    public bool ConflictsWith(in Step other) =>
        ((Access == Access.Write || other.Access == Access.Write) && Location >= 0 && (Touches(other.Location) || other.Touches(Location)))
        || (AlsoReads is not null && other.Access == Access.Write && other.TouchesAny(AlsoReads))
        || (other.AlsoReads is not null && Access == Access.Write && TouchesAny(other.AlsoReads));

    /// <summary>
    /// False when no state enables both, so that a conflict between them can never be reversed: a lock's release and the
    /// acquire that needed it, a thread's end and its join, a store and its way out of the buffer. A tentative step meets either at any state.
    /// </summary>
    public bool MayBeCoEnabledWith(in Step later) => later.IsTentative || (Kind, later.Kind) switch
    {
        (StepKind.End, StepKind.Join) => false,
        (StepKind.Release or StepKind.Signal, StepKind.Acquire) => false,
        (StepKind.Drain, StepKind.Fence) => false,
        (StepKind.Write, StepKind.Drain) => later.AlsoReads?.Contains(Location) != true,
        _ => true,
    };

    private bool Touches(int location) => location == Location || (Overlaps is not null && Overlaps.Contains(location));

    private bool TouchesAny(int[] locations)
    {
        foreach (var location in locations)
        {
            if (Touches(location))
                return true;
        }

        return false;
    }
}
