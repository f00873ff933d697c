using System.Numerics;
using Threads.Exploration;

namespace Threads.Managed;

/// <summary>
/// Who has the turn. A thread announces its next step and asks for a decision; the decision is taken right there, on the
/// asking thread, so that a thread that may go on costs no hand-over at all.
/// </summary>
public sealed partial class ManagedWorld
{
    // Every step so far: who, where, on what. Its count is the number of the step.
    private readonly List<(int Process, int Site, int Location, StepKind Kind)> _steps = [];

    internal int Step => _step;

    /// <summary>Whether the run is over, or given up: who still runs is to unwind.</summary>
    internal bool IsOver => _isOver || _isGivenUp;

    /// <summary>Gives a started thread its number among the processes, and its first step.</summary>
    private void Enlist(ControlledThread thread)
    {
        thread.Index = NewProcess(thread);
        _state.Alive |= 1UL << thread.Index;
        _state.Enabled |= 1UL << thread.Index;
        _state.Origins[thread.Index] = LocationOf(thread);
        _state.Pending(thread.Index) = new Step(StepKind.Begin, -1, Access.None, Synchronization.None, Probe.Site);
    }

    private int NewProcess(ControlledThread thread)
    {
        if (_state.Count == WorldState.MaxProcesses)
            throw Stop(Verdict.Unsupported, $"More than {WorldState.MaxProcesses} threads and time limits in one run: use fewer threads.");
        _processes[_state.Count] = thread;
        return _state.Count++;
    }

    /// <summary>
    /// Announces the next step of the thread that has the turn, hands the turn over if somebody else is chosen, and returns
    /// when the step is to be taken.
    /// </summary>
    internal void Take(ControlledThread thread, in Step step)
    {
        FinishRow();
        var bit = 1UL << thread.Index;
        ref var pending = ref thread.Pending;
        _state.Pending(thread.Index) = step;
        if (pending.Condition is null && pending.Writes is null && pending.Fruitless is null)
        {
            _state.Enabled |= bit;
        }
        else
        {
            _conditional |= bit;
            if (pending.Condition is not null && pending.MillisecondsTimeout > 0)
                ArmClock(thread, step);
        }

        HandOver(thread);
        Probe.Site = step.Site;
        thread.LoopsSinceStep = 0;
        _conditional &= ~bit;
        pending.Fruitless = null;
        if (step.Location >= 0)
            Locations.Touched(step.Location, _state.Pending(thread.Index).Access, thread.Index, _step);
    }

    private Step EndOf(ControlledThread thread, int[]? alsoReads) =>
        new(StepKind.End, LocationOf(thread), Access.Write, Synchronization.Release, Probe.Site, alsoReads is [] ? null : alsoReads);

    /// <summary>
    /// Announces a thread's last step. It needs no stack, so the thread leaves at once; whoever decides that it is its turn
    /// takes the step on its behalf: a hand-over saved for every thread.
    /// </summary>
    private void AnnounceEnd(ControlledThread thread)
    {
        FinishRow();
        thread.Pending = default;
        thread.HasLeft = true;
        _state.Pending(thread.Index) = EndOf(thread, null);
        _state.Enabled |= 1UL << thread.Index;
    }

    // What the end of a thread does, once its last step is chosen.
    private void End(ControlledThread thread)
    {
        if (thread.Held.Count > 0 && _failure is null)
            FailWithLockHeld(thread);
        thread.HasEnded = true;
        AddRow(thread);
        var bit = 1UL << thread.Index;
        _state.Alive &= ~bit;
        _state.Enabled &= ~bit;
    }

    /// <summary>Gives the turn away for good: the thread has ended.</summary>
    /// <returns>Whether somebody else has it now; false when the run is over.</returns>
    private bool LeaveTurn(ControlledThread thread)
    {
        FinishRow();
        var next = Decide();
        if (next is not null)
            Resume(next);
        else if (thread != _main)
            WakeInitialThread();
        return next is not null;
    }

    private void HandOver(ControlledThread thread)
    {
        var next = Decide();
        if (next == thread)
            return;
        if (next is not null)
            Resume(next);
        else if (thread != _main)
            WakeInitialThread();
        if (next is not null || thread != _main)
            thread.Baton!.Await();
        if (_isOver)
        {
            // The initial thread may wake while another was the last to have the turn.
            Current = thread;
            thread.IsUnwinding = true;
            throw new UnwindException();
        }
    }

    // The initial thread waits either in a step of its own or for the run's end: the baton serves both.
    private void WakeInitialThread() => _mainBaton.Pass();

    private void Resume(ControlledThread thread)
    {
        Current = thread;
        if (thread.HasBegun)
        {
            thread.Baton!.Pass();
            return;
        }

        thread.HasBegun = true;
        IdleWorker().Run(thread);
    }

    /// <summary>Lets the scheduler choose until a thread is chosen; null when the run is over.</summary>
    private ControlledThread? Decide()
    {
        while (true)
        {
            Refresh();
            if (_state.Enabled == 0 || _isStopped || _isGivenUp)
                return Over();
            var chosen = _scheduler.Next(_state);
            if (chosen == IScheduler.Stop)
            {
                _isAbandoned = true;
                return Over();
            }

            _state.Current = chosen;
            var step = _state.Pending(chosen);
            _steps.Add((chosen, step.Site, step.Location, step.Kind));
            _step++;
            var bit = 1UL << chosen;
            var thread = _processes[chosen]!;
            if ((_state.Clocks & bit) != 0)
            {
                FireClock(thread, chosen);
                continue;
            }

            _state.Yielding = step.Kind == StepKind.Yield ? _state.Yielding | bit : _state.Yielding & ~bit;
            Current = thread;
            if (!thread.HasLeft)
                return thread;
            FinishRow();
            Locations.Touched(step.Location, step.Access, chosen, _step);
            End(thread);
        }
    }

    private ControlledThread? Over()
    {
        if (!_isAbandoned && !_isStopped && !_isGivenUp && _state.Alive != 0 && _failure is null)
            DiagnoseStandstill();
        _isOver = true;
        return null;
    }

    // Which conditions hold is a question about the state reached, asked anew at every state.
    private void Refresh()
    {
        for (var rest = _conditional; rest != 0; rest &= rest - 1)
        {
            var process = BitOperations.TrailingZeroCount(rest);
            var thread = _processes[process]!;
            ref var pending = ref thread.Pending;
            ref var step = ref _state.Pending(process);
            var enabled = pending.Fruitless?.MayGoDifferently(Locations) ?? true;
            if (pending.Condition is { } condition)
            {
                var holds = condition();
                if (pending.MillisecondsTimeout == 0)
                    step = step with { Access = holds ? pending.Access : Access.Read, Kind = holds ? pending.Kind : StepKind.Read };
                else
                    enabled &= holds || pending.HasTimedOut || (pending.IsInterruptible && thread.IsInterruptRequested);
                if (pending.IsInterruptible && thread.IsInterruptRequested)
                    step = step with { IsTentative = true };
                if (thread.Clock >= 0)
                    SetClock(thread, armed: !holds && pending.MillisecondsTimeout > 0 && !pending.HasTimedOut);
            }

            if (pending.Writes is { } writes)
            {
                var changes = writes();
                step = step with { Access = changes ? Access.Write : Access.Read, Kind = changes ? StepKind.ReadModifyWrite : StepKind.Read };
            }

            _state.Enabled = enabled ? _state.Enabled | 1UL << process : _state.Enabled & ~(1UL << process);
        }
    }

    // A time limit is a process of its own, whose single step makes the wait end in vain.
    private void ArmClock(ControlledThread thread, in Step step)
    {
        if (thread.Clock < 0)
        {
            thread.Clock = NewProcess(thread);
            _state.Clocks |= 1UL << thread.Clock;
            _state.Owners[thread.Clock] = thread.Index;
        }

        _state.Pending(thread.Clock) = new Step(StepKind.Timeout, step.Location, Access.Write, Synchronization.None, step.Site);
    }

    private void SetClock(ControlledThread thread, bool armed)
    {
        var bit = 1UL << thread.Clock;
        _state.Alive = armed ? _state.Alive | bit : _state.Alive & ~bit;
        _state.Enabled = armed ? _state.Enabled | bit : _state.Enabled & ~bit;
    }

    private void FireClock(ControlledThread thread, int clock)
    {
        FinishRow();
        thread.Pending.HasTimedOut = true;
        Locations.Touched(_state.Pending(clock).Location, Access.Write, clock, _step);
        AddClockRow(thread, clock);
    }
}
