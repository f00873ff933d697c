using System.Runtime.CompilerServices;
using Threads.Exploration;

namespace Threads.Managed;

/// <summary>
/// What a controlled twin is made of: a step, and waiting until a condition holds. Between two operations the calling thread
/// runs alone, so a twin's own state needs no protection.
/// </summary>
/// <remarks>Called on a controlled thread, during a run only. While a thread unwinds its operations return at once.</remarks>
public static class Operation
{
    /// <summary>The controlled thread that runs now.</summary>
    public static ControlledThread Current => World.Current;

    /// <summary>The state of objects that cannot carry it themselves (monitors), emptied before every run. Compared by reference.</summary>
    public static Dictionary<object, object?> RunState => World.RunState;

    /// <summary>The threads of this run in order of creation, the initial one first.</summary>
    public static IReadOnlyList<ControlledThread> Threads => World.Threads;

    private static ManagedWorld World => ManagedWorld.Active
        ?? throw new InvalidOperationException("A controlled twin was used outside a run: rewritten code runs under an explorer only.");

    /// <summary>Takes one step on an object, always enabled. What the caller does until its next operation belongs to it.</summary>
    public static void Step(object target, StepKind kind, Access access = Exploration.Access.Write, Synchronization synchronization = Synchronization.Full)
    {
        var thread = World.Current;
        if (IsFree(thread))
            return;
        thread.Pending = new PendingStep { Target = target, Kind = kind, Access = access, Fruitless = thread.Pending.Fruitless };
        World.TakeOn(thread, target, kind, access, synchronization, null);
    }

    /// <summary>
    /// Takes one step on an object, enabled only while a condition holds. What the caller does until its next operation
    /// belongs to it.
    /// </summary>
    /// <param name="target">The object that guards the condition's state.</param>
    /// <param name="kind">What the step does.</param>
    /// <param name="condition">Pure; reads only what steps on the target change.</param>
    /// <param name="millisecondsTimeout">-1 waits for ever; 0 never waits; above 0, a clock may end the wait whenever the condition does not hold.</param>
    /// <param name="access">Whether the step changes the target.</param>
    /// <param name="synchronization">Its happens-before edges.</param>
    /// <param name="interruptible">Whether an interrupt ends the wait.</param>
    /// <returns>True when the condition holds; false when the time limit came first.</returns>
    /// <exception cref="ThreadInterruptedException">The thread was interrupted while it would have blocked.</exception>
    public static bool WaitUntil(
        object target,
        StepKind kind,
        Func<bool> condition,
        int millisecondsTimeout = Timeout.Infinite,
        Access access = Exploration.Access.Write,
        Synchronization synchronization = Synchronization.Full,
        bool interruptible = true)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var thread = World.Current;
        if (IsFree(thread))
        {
            return condition() || thread.IsUnwinding
                ? true
                : throw Unsupported("waiting inside a static constructor");
        }

        thread.Pending = new PendingStep
        {
            Target = target,
            Kind = kind,
            Access = access,
            Condition = condition,
            MillisecondsTimeout = millisecondsTimeout,
            IsInterruptible = interruptible,
            Fruitless = thread.Pending.Fruitless,
        };
        World.TakeOn(thread, target, kind, access, synchronization, condition);
        if (thread.Pending.HasTimedOut)
            return false;
        if (condition())
            return true;
        if (millisecondsTimeout == 0)
            return false;
        thread.IsInterruptRequested = false;
        throw new ThreadInterruptedException();
    }

    /// <summary>Takes one step on a memory location, for <c>Interlocked</c> and <c>Volatile</c>. The caller then makes the access.</summary>
    /// <param name="location">The location: at most eight bytes.</param>
    /// <param name="kind">Read, write or read-modify-write.</param>
    /// <param name="synchronization">Its happens-before edges.</param>
    /// <param name="writes">Asked at the state in which the step is taken; false makes it a mere read (an exchange that fails).</param>
    public static void Access<T>(
        ref T location,
        StepKind kind,
        Synchronization synchronization = Synchronization.Full,
        Func<bool>? writes = null) =>
        World.TakeMemory(ref location, kind, synchronization, Probe.Site, writes, null);

    /// <summary>Takes a step that touches nothing and lets others go first.</summary>
    public static void Yield()
    {
        var thread = World.Current;
        if (IsFree(thread))
            return;
        thread.Pending = new PendingStep { Fruitless = thread.Pending.Fruitless };
        World.Take(thread, new Step(StepKind.Yield, -1, Exploration.Access.None, Synchronization.None, Probe.Site, World.Because(thread, -1, false)));
        World.AddRow(thread);
    }

    /// <summary>Makes a thread that is not started yet. An exception that leaves its body is the run's verdict.</summary>
    public static ControlledThread Fork(Action body, string? name = null, bool isBackground = false) => World.Fork(body, name, isBackground);

    /// <summary>Starts a thread: one step.</summary>
    public static void Start(ControlledThread thread)
    {
        Step(thread, StepKind.Start, Exploration.Access.Write, Synchronization.Release);
        World.Begin(thread);
    }

    /// <summary>Waits for a thread to end.</summary>
    /// <returns>False when the time limit came first.</returns>
    public static bool Join(ControlledThread thread, int millisecondsTimeout = Timeout.Infinite)
    {
        ArgumentNullException.ThrowIfNull(thread);
        return WaitUntil(thread, StepKind.Join, () => thread.HasEnded, millisecondsTimeout, Exploration.Access.Read, Synchronization.Acquire);
    }

    /// <summary>Interrupts a thread: one step. The thread's present or next wait ends with an exception.</summary>
    public static void Interrupt(ControlledThread thread)
    {
        ArgumentNullException.ThrowIfNull(thread);
        Step(thread, StepKind.Signal, Exploration.Access.Write, Synchronization.None);
        thread.IsInterruptRequested = true;
    }

    /// <summary>The calling thread holds a lock (once more).</summary>
    public static void Held(object target)
    {
        World.Current.Held.Add(target);
        World.NoteLocks();
    }

    /// <summary>The calling thread gave a lock back (once).</summary>
    public static void NoLongerHeld(object target)
    {
        var held = World.Current.Held;
        var last = held.FindLastIndex(one => ReferenceEquals(one, target));
        if (last >= 0)
            held.RemoveAt(last);
        World.NoteLocks();
    }

    /// <summary>A pulse found nobody waiting: remembered, to tell a lost wake-up from a deadlock.</summary>
    public static void PulseWithoutWaiter(object target) => World.PulseWithoutWaiter(target);

    /// <summary>The calling thread enters or leaves an object's wait set.</summary>
    public static void WaitingForPulse(object target, bool waiting) => World.Current.AwaitedPulse = waiting ? target : null;

    /// <summary>Ends the exploration: nothing can be said about code that uses this API. To be thrown.</summary>
    public static Exception Unsupported(string api) => World.StopUnsupported(api, Probe.Site);

    /// <summary>Records a failure and unwinds the calling thread past all of the student's handlers. To be thrown.</summary>
    public static Exception Fail(Verdict verdict, string message) => World.FailAndUnwind(verdict, message);

    // Unwinding, or inside a static constructor, which counts as part of the initial state.
    private static bool IsFree(ControlledThread thread) => thread.IsUnwinding || thread.Uncontrolled > 0;
}
