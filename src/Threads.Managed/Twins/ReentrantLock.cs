using Threads.Exploration;

namespace Threads.Managed.Twins;

/// <summary>
/// The model behind <see cref="Monitor"/> and <see cref="Lock"/>: an owner, how often it has entered, and a first-in
/// first-out queue of threads that wait for a pulse.
/// </summary>
/// <remarks>
/// Only the first entry and the last exit are steps. Entering again and leaving an inner level change nothing that another
/// thread could see, so they take none. Every step is on <paramref name="target"/>, so the steps of one lock are ordered.
/// Not modelled: fairness (whoever waits may be next, as in .NET) and spinning before a wait.
/// </remarks>
/// <param name="target">The object that the program locks.</param>
internal sealed class ReentrantLock(object target)
{
    private readonly LinkedList<Waiter> _waiters = [];
    private ControlledThread? _owner;

    /// <summary>How often the owner has entered; 0 exactly while there is no owner.</summary>
    private int _levels;

    private Func<bool>? _isFree;

    private Func<bool> IsFree => _isFree ??= () => _owner is null;

    /// <summary>True when the current thread holds it. No step: nobody else can change the answer.</summary>
    public bool IsHeldByCurrentThread => _owner is not null && _owner == Operation.Current;

    /// <summary>Takes it.</summary>
    /// <param name="millisecondsTimeout">-1 for ever, 0 for a single try.</param>
    /// <returns>False when the time limit fired first.</returns>
    public bool Enter(int millisecondsTimeout = Timeout.Infinite)
    {
        if (IsHeldByCurrentThread)
        {
            _levels++;
            return true;
        }

        if (!Operation.WaitUntil(target, StepKind.Acquire, IsFree, millisecondsTimeout))
            return false;
        Take(1);
        return true;
    }

    /// <summary>Leaves one level.</summary>
    /// <exception cref="SynchronizationLockException">The current thread does not hold it.</exception>
    public void Exit()
    {
        RequireHeld();
        if (_levels > 1)
        {
            _levels--;
            return;
        }

        Operation.Step(target, StepKind.Release);
        Leave();
    }

    /// <summary>Leaves all levels, waits for a pulse, and takes them all again, whatever happened.</summary>
    /// <returns>True when pulsed, false when the time limit fired first.</returns>
    /// <exception cref="SynchronizationLockException">The current thread does not hold it.</exception>
    /// <exception cref="ThreadInterruptedException">Interrupted; thrown once the lock is held again.</exception>
    public bool Wait(int millisecondsTimeout)
    {
        RequireHeld();
        var levels = _levels;
        var waiter = new Waiter(Operation.Current);
        Operation.Step(target, StepKind.Release);
        Leave();
        _waiters.AddLast(waiter);
        Operation.WaitingForPulse(target, true);
        ThreadInterruptedException? interruption = null;
        var isHeld = false;
        try
        {
            // One step for being pulsed and for taking the lock: nobody can tell them apart. A limit of 0 fires some time, too.
            var limit = millisecondsTimeout == 0 ? 1 : millisecondsTimeout;
            isHeld = Operation.WaitUntil(target, StepKind.Acquire, () => waiter.IsPulsed && _owner is null, limit);
        }
        catch (ThreadInterruptedException interrupted)
        {
            interruption = interrupted;
        }

        Operation.WaitingForPulse(target, false);
        if (!isHeld)
        {
            _waiters.Remove(waiter);
            Operation.WaitUntil(target, StepKind.Acquire, IsFree, interruptible: false);
        }

        Take(levels);
        return interruption is null ? waiter.IsPulsed : throw interruption;
    }

    /// <summary>Wakes the thread that has waited longest, or all.</summary>
    /// <exception cref="SynchronizationLockException">The current thread does not hold it.</exception>
    public void Pulse(bool all)
    {
        RequireHeld();
        Operation.Step(target, StepKind.Signal);
        if (_waiters.Count == 0)
            Operation.PulseWithoutWaiter(target);
        while (_waiters.First is { } first)
        {
            _waiters.RemoveFirst();
            first.Value.Pulse();
            if (!all)
                break;
        }
    }

    private void Take(int levels)
    {
        _owner = Operation.Current;
        _levels = levels;
        Operation.Held(target);
    }

    private void Leave()
    {
        _owner = null;
        _levels = 0;
        Operation.NoLongerHeld(target);
    }

    private void RequireHeld()
    {
        // A thread that unwinds out of a wait passes through the exits of its lock statements without holding it.
        if (!IsHeldByCurrentThread)
            throw Operation.Current.IsUnwinding ? new UnwindException() : new SynchronizationLockException();
    }

    private sealed class Waiter(ControlledThread thread)
    {
        public bool IsPulsed { get; private set; }

        /// <summary>From now on it waits for the lock only, which is what a diagnosis must say.</summary>
        public void Pulse()
        {
            IsPulsed = true;
            thread.AwaitedPulse = null;
        }
    }
}
