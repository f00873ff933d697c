using System.Diagnostics;
using System.Reflection;
using Threads.Exploration;
using Threads.Managed.Rewriting;

namespace Threads.Managed;

/// <summary>
/// A step that does not come back. Code that is not rewritten may wait for another thread, and that one waits for its turn: the whole
/// run would stand still for ever. Another thread then gives the run up, and interrupts the wait.
/// </summary>
public sealed partial class ManagedWorld
{
    // Guards _isRunning, and that an interrupt is sent during the run only: one that came late would end some later wait.
    private readonly Lock _givingUp = new();
    private bool _isRunning;
    private volatile bool _isGivenUp; // from then on nobody is given the turn
    private ControlledThread? _stuck; // who was interrupted in its wait
    private string? _stuckAt;

    /// <inheritdoc/>
    public bool GiveUp(bool isLate)
    {
        lock (_givingUp)
        {
            if (!_isRunning || _isGivenUp)
                return false;
            var thread = Current;
            var waits = (thread.Runner!.ThreadState & System.Threading.ThreadState.WaitSleepJoin) != 0;
            if (!waits && !isLate)
                return false;
            _isGivenUp = true; // who only computes looks at this when it goes round a loop, and at its next step
            if (!waits)
                return true;
            _stuck = thread;
            thread.Runner.Interrupt();
            return true;
        }
    }

    private void BeginWatch()
    {
        lock (_givingUp)
        {
            _isGivenUp = false;
            _stuck = null;
            _stuckAt = null;
            _isRunning = true;
        }
    }

    private void EndWatch()
    {
        lock (_givingUp)
            _isRunning = false;
        ForgetInterrupt(_main);
    }

    /// <summary>The wait may have been over just before the interrupt: then it is still to come, and it comes here.</summary>
    private void ForgetInterrupt(ControlledThread thread)
    {
        if (_stuck != thread)
            return;
        try
        {
            Thread.Sleep(1);
        }
        catch (ThreadInterruptedException)
        {
        }
    }

    // How the run ends that was given up. One that merely took too long says nothing.
    private Ending EndOfGivenUp() => _stuck is null
        ? new Ending(Verdict.Abandoned)
        : new Ending(
            Verdict.TimedOut,
            null,
            $"{Names.Thread(_stuck)} {_stuckAt ?? "waits in code that is not rewritten"}, for something that the engine does not see: no other thread gets its turn meanwhile. "
            + "Explored code can wait only where it is rewritten: with its symbols (.pdb) beside it, and by System.Threading.",
            _stuck.Index,
            _step);

    // As it is written: a lambda goes by the method in which it stands.
    private static string NameOf(MethodBase method)
    {
        var type = method.DeclaringType;
        while (type is { DeclaringType: { } outer } && type.Name.StartsWith('<')) type = outer;
        var name = method.Name.StartsWith('<') ? method.Name[1..method.Name.IndexOf('>', StringComparison.Ordinal)] : method.Name;
        return type is null ? name : $"{type.Name}.{name}";
    }

    // The innermost frame of the program's own code, and what it called.
    private void NoteWhereItWaited(Exception interruption)
    {
        if (_stuck is null || interruption is not ThreadInterruptedException)
            return;
        var frames = new StackTrace(interruption, fNeedFileInfo: true).GetFrames();
        var at = Array.FindIndex(frames, frame => frame.GetMethod()?.DeclaringType is { } type && InstrumentedContext.IsRewritten(type));
        if (at > 0 && frames[at - 1].GetMethod() is { } called)
            _stuckAt = $"called {NameOf(called)} at {Path.GetFileName(frames[at].GetFileName())}:{frames[at].GetFileLineNumber()} and waits there";
    }
}
