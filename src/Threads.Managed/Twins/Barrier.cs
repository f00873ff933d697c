using Threads.Exploration;

namespace Threads.Managed.Twins;

/// <summary>
/// The controlled <c>System.Threading.Barrier</c>. Arriving is one step; the last to arrive ends the phase in that very step,
/// or, when there is a post-phase action, runs it first and ends the phase in a second one. The others wait for the phase
/// to end.
/// </summary>
/// <remarks>
/// A token is looked at when a wait begins: without a twin of <c>CancellationTokenSource</c> it cannot change later.
/// </remarks>
[Twin("System.Threading.Barrier")]
public class Barrier : IDisposable
{
    private const int MaxParticipants = 32767;

    private readonly Action<Barrier>? _postPhaseAction;
    private int _participants;

    /// <summary>How many have arrived in this phase: below <see cref="_participants"/>, since the last one sets it back to 0.</summary>
    private int _arrived;

    private long _phase;

    /// <summary>Who runs the post-phase action; null while nobody does. Until it ends nobody may arrive.</summary>
    private ControlledThread? _finisher;

    private Exception? _postPhaseException;
    private bool _isDisposed;

    public Barrier(int participantCount)
        : this(participantCount, null)
    {
    }

    public Barrier(int participantCount, Action<Barrier>? postPhaseAction)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(participantCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(participantCount, MaxParticipants);
        _participants = participantCount;
        _postPhaseAction = postPhaseAction;
    }

    public long CurrentPhaseNumber
    {
        get
        {
            Observe();
            return _phase;
        }
    }

    public int ParticipantCount
    {
        get
        {
            Observe();
            return _participants;
        }
    }

    public int ParticipantsRemaining
    {
        get
        {
            Observe();
            return _participants - _arrived;
        }
    }

    public long AddParticipant() => AddParticipants(1);

    public long AddParticipants(int participantCount)
    {
        RequireUsable();
        ArgumentOutOfRangeException.ThrowIfLessThan(participantCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(participantCount, MaxParticipants);
        Change();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(participantCount, MaxParticipants - _participants);
        _participants += participantCount;
        var phase = _phase;
        if (_finisher is null)
            return phase;
        AwaitEndOf(phase, Timeout.Infinite);
        return phase + 1;
    }

    public void RemoveParticipant() => RemoveParticipants(1);

    public void RemoveParticipants(int participantCount)
    {
        RequireUsable();
        ArgumentOutOfRangeException.ThrowIfLessThan(participantCount, 1);
        Change();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(participantCount, _participants);
        if (_participants - _arrived < participantCount)
            throw new InvalidOperationException("The participantCount argument is greater than the participants that have not arrived.");
        _participants -= participantCount;
        if (_participants > 0 && _arrived == _participants)
            FinishPhase();
    }

    public void SignalAndWait() => SignalAndWait(Timeout.Infinite, CancellationToken.None);

    public void SignalAndWait(CancellationToken cancellationToken) => SignalAndWait(Timeout.Infinite, cancellationToken);

    public bool SignalAndWait(TimeSpan timeout) => SignalAndWait(TimeLimit.Of(timeout), CancellationToken.None);

    public bool SignalAndWait(TimeSpan timeout, CancellationToken cancellationToken) =>
        SignalAndWait(TimeLimit.Of(timeout), cancellationToken);

    public bool SignalAndWait(int millisecondsTimeout) => SignalAndWait(millisecondsTimeout, CancellationToken.None);

    public bool SignalAndWait(int millisecondsTimeout, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        TimeLimit.Of(millisecondsTimeout);
        RequireUsable();
        Change();
        if (_participants == 0)
            throw new InvalidOperationException("The barrier has no registered participants.");
        if (_finisher is not null)
            throw new InvalidOperationException("The number of threads using the barrier exceeded the number of participants.");
        if (++_arrived == _participants)
        {
            FinishPhase();
            return true;
        }

        var phase = _phase;
        if (!AwaitEndOf(phase, millisecondsTimeout))
        {
            // Too late to withdraw once all have arrived: then the phase is about to end.
            if (_phase == phase && _finisher is null)
            {
                _arrived--;
                return false;
            }

            AwaitEndOf(phase, Timeout.Infinite);
        }

        ThrowPostPhaseException();
        return true;
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        RequireNotInAction();
        Operation.Step(this, StepKind.Signal);
        _isDisposed = true;
    }

    private void FinishPhase()
    {
        _arrived = 0;
        if (_postPhaseAction is not null)
            RunPostPhaseAction(_postPhaseAction);
        _phase++;
        ThrowPostPhaseException();
    }

    private void RunPostPhaseAction(Action<Barrier> action)
    {
        _finisher = Operation.Current;
        Exception? exception = null;
        try
        {
            action(this);
        }
        catch (Exception thrown)
        {
            Probe.Rethrow(thrown);
            exception = thrown;
        }

        Operation.Step(this, StepKind.Signal);
        _finisher = null;
        _postPhaseException = exception;
    }

    private bool AwaitEndOf(long phase, int millisecondsTimeout) =>
        Operation.WaitUntil(this, StepKind.Wait, () => _phase != phase, millisecondsTimeout, Access.Read, Synchronization.Acquire);

    private void ThrowPostPhaseException()
    {
        if (_postPhaseException is not null)
            throw new BarrierPostPhaseException(_postPhaseException);
    }

    private void Observe() => Operation.Step(this, StepKind.Read, Access.Read, Synchronization.Acquire);

    private void Change()
    {
        Operation.Step(this, StepKind.Signal);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
    }

    private void RequireUsable()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        RequireNotInAction();
    }

    private void RequireNotInAction()
    {
        if (_finisher is not null && _finisher == Operation.Current)
            throw new InvalidOperationException("This method may not be called from within the postPhaseAction.");
    }
}
