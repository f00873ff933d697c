using System.Diagnostics;
using System.Text;
using Threads.Exploration;
using Threads.Managed.Rewriting;

namespace Threads.Managed;

/// <summary>Names what went wrong in a run.</summary>
public sealed partial class ManagedWorld
{
    private readonly HashSet<object> _unheardPulses = new(ReferenceEqualityComparer.Instance);

    internal void PulseWithoutWaiter(object target) => _unheardPulses.Add(target);

    internal Exception StopUnsupported(string api, int site) => Stop(
        Verdict.Unsupported,
        $"{api} ({_sites[site].At}) has no controlled twin, so nothing can be said about this test.");

    internal Exception StopSpinning(int site) => Stop(
        Verdict.TimedOut,
        $"{Names.Thread(Current)} goes round the loop at {_sites[site].At} for ever without touching shared memory.");

    /// <summary>
    /// True when the latest steps repeat the steps before them to the letter, from one fruitless trip of the running thread to
    /// another, and everybody who can step took part: this schedule can go on like that for ever, and fairly.
    /// </summary>
    /// <param name="trips">The steps at which the thread's fruitless trips began, in a row.</param>
    internal bool RepeatsItself(List<int> trips)
    {
        const int mostTrips = 8;
        for (var trip = trips.Count - 1; trip >= 0 && trip >= trips.Count - mostTrips; trip--)
        {
            if (Repeats(_step - trips[trip]) && trips.Contains(trips[trip] - (_step - trips[trip])))
                return true;
        }

        return false;
    }

    private bool Repeats(int length)
    {
        if (length * 2 > _step)
            return false;
        var took = 0UL;
        for (var at = _step - length; at < _step; at++)
        {
            if (_steps[at] != _steps[at - length])
                return false;
            took |= 1UL << _steps[at].Process;
        }

        return (_state.Alive & ~_state.Clocks & ~took & _state.Enabled) == 0;
    }

    internal Exception StopLivelock(int site)
    {
        var busy = _threads.FindAll(thread => thread is { HasStarted: true, HasEnded: false } && _state.IsEnabled(thread.Index));
        SetFailure(
            Verdict.Livelock,
            $"{string.Join(" and ", busy.Select(Names.Thread))} go round and round: each takes the same steps again and again ({_sites[site].At}), and none gets anywhere.",
            Current);
        _isStopped = true;
        Current.IsUnwinding = true;
        return new UnwindException();
    }

    internal Exception FailAndUnwind(Verdict verdict, string message)
    {
        SetFailure(verdict, message, Current);
        Current.IsUnwinding = true;
        return new UnwindException();
    }

    // Ends the whole run: no other schedule would say more.
    private UnwindException Stop(Verdict verdict, string message)
    {
        _failure = null;
        SetFailure(verdict, message, Current);
        _isStopped = true;
        Current.IsUnwinding = true;
        return new UnwindException();
    }

    private void SetFailure(Verdict verdict, string message, ControlledThread thread) =>
        _failure ??= new Ending(verdict, null, message, thread.Index, _step);

    private void Fail(Exception exception)
    {
        var thread = Current;
        var failed = exception is AggregateException { InnerExceptions: [var only] } ? only : exception;
        if (failed is IFailedCheck || failed.GetType().FullName is { } name && (name.StartsWith("Xunit.", StringComparison.Ordinal) || name.Contains("Assert", StringComparison.Ordinal)))
            SetFailure(Verdict.FailedAssertion, failed.Message, thread);
        else
            SetFailure(Verdict.UnhandledException, $"{Names.Thread(thread)} threw {failed.GetType().Name}{PlaceOf(failed)}: {failed.Message}", thread);
    }

    // Where the student's code threw, or what it called: the innermost frame of rewritten code, or else one that is not the engine's.
    private static string PlaceOf(Exception exception)
    {
        var frames = new StackTrace(exception, fNeedFileInfo: true).GetFrames()
            .Where(frame => frame.GetFileLineNumber() > 0 && frame.GetMethod()?.Module != typeof(Probe).Module)
            .ToList();
        var frame = frames.FirstOrDefault(frame => frame.GetMethod()?.DeclaringType is { } type && InstrumentedContext.IsRewritten(type)) ?? frames.FirstOrDefault();
        return frame is null ? "" : $" at {Path.GetFileName(frame.GetFileName())}:{frame.GetFileLineNumber()}";
    }

    private void FailWithLockHeld(ControlledThread thread) => SetFailure(
        Verdict.LockNeverReleased,
        $"{Names.Thread(thread)} ended while it held {NameOfObject(thread.Held[0])}: nobody can ever take it again. Release it in a finally block, or use lock.",
        thread);

    private void FailWithThreadsLeftBehind(List<ControlledThread> left) => SetFailure(
        Verdict.ThreadLeftBehind,
        $"The test returned while {string.Join(" and ", left.Select(Names.Thread))} was still running: join it, so that its work is counted.",
        left[0]);

    private Ending Judge(bool returned, object? value)
    {
        if (!returned)
            return new Ending(Verdict.Pass);
        if (value is false)
            return new Ending(Verdict.WrongOutcome, "false", "The test returned false.", 0, _step);
        return new Ending(Verdict.Pass, _hasOutcome ? Names.Outcome(value) : null);
    }

    // Somebody is left, and nobody can step.
    private void DiagnoseStandstill()
    {
        var stuck = _threads.FindAll(thread => thread is { HasStarted: true, HasEnded: false });
        if (stuck.Count == 0)
            return;
        if (stuck.Find(thread => thread.AwaitedPulse is { } target && _unheardPulses.Contains(target)) is { } deaf)
        {
            SetFailure(
                Verdict.LostWakeup,
                $"{Names.Thread(deaf)} waits for a pulse of {NameOfObject(deaf.AwaitedPulse!)} that was sent before it began to wait: nobody heard it, and it is not repeated.\n{WhoWaits(stuck)}",
                deaf);
            return;
        }

        var cycle = Cycle(stuck);
        if (cycle is null && stuck.Find(thread => thread.Pending.Fruitless is not null) is { } spinning)
        {
            SetFailure(Verdict.Livelock, $"{WhoWaits(stuck)}", spinning);
            return;
        }

        var verdict = _main.HasEnded ? Verdict.PartialDeadlock : Verdict.Deadlock;
        SetFailure(verdict, WhoWaits(stuck) + (cycle is null ? "" : "\n" + DrawCycle(cycle)), (cycle ?? stuck)[0]);
    }

    private string WhoWaits(List<ControlledThread> stuck)
    {
        var text = new StringBuilder();
        // The initial thread mostly waits for the others: what they wait for says more, and comes first.
        foreach (var thread in stuck.OrderBy(thread => thread == _main))
        {
            if (text.Length > 0)
                text.Append('\n');
            text.Append(Names.Thread(thread));
            foreach (var held in thread.Held.Distinct())
                text.Append(" holds ").Append(NameOfObject(held)).Append(" and");
            text.Append(' ').Append(WhatFor(thread)).Append(" (").Append(_sites[_state.Pending(thread.Index).Site].At).Append(')');
        }

        return text.ToString();
    }

    private string WhatFor(ControlledThread thread) => thread.Pending switch
    {
        { Fruitless: not null } => "spins for ever: nobody is left to change what it reads",
        _ when thread.AwaitedPulse is { } target => $"waits for a pulse of {NameOfObject(target)} that nobody is left to send",
        { Kind: StepKind.Join, Target: ControlledThread other } => $"waits for {Names.Thread(other)} to end",
        { Target: { } target } => $"waits for {NameOfObject(target)}" + (Holder(target) is { } holder ? $", held by {Names.Thread(holder)}" : ""),
        _ => "waits",
    };

    private ControlledThread? Holder(object target) => _threads.Find(thread => thread.Held.Contains(target, ReferenceEqualityComparer.Instance));

    private ControlledThread? WaitsFor(ControlledThread thread) => thread.Pending.Target switch
    {
        ControlledThread other when thread.Pending.Kind == StepKind.Join => other,
        { } target when thread.AwaitedPulse is null => Holder(target),
        _ => null,
    };

    private List<ControlledThread>? Cycle(List<ControlledThread> stuck)
    {
        foreach (var start in stuck)
        {
            var path = new List<ControlledThread>();
            for (var at = start; at is not null && !path.Contains(at); at = WaitsFor(at))
            {
                path.Add(at);
                if (WaitsFor(at) == start)
                    return path;
            }
        }

        return null;
    }

    private string DrawCycle(List<ControlledThread> cycle)
    {
        var text = new StringBuilder();
        foreach (var thread in cycle)
        {
            text.Append(Names.Thread(thread)).Append(" ──waits for──▶ ");
            if (thread.Pending is { Kind: not StepKind.Join, Target: { } target })
                text.Append(NameOfObject(target)).Append(" ──held by──▶ ");
        }

        return text.Append(Names.Thread(cycle[0])).ToString();
    }
}
