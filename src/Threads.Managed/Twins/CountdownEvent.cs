using Threads.Exploration;

namespace Threads.Managed.Twins;

/// <summary>
/// The controlled <c>System.Threading.CountdownEvent</c>: a count; waiting is one step that is enabled once it is 0.
/// </summary>
/// <remarks>
/// Not modelled: <c>WaitHandle</c>. A token is looked at when a wait begins: without a twin of
/// <c>CancellationTokenSource</c> it cannot change later.
/// </remarks>
[Twin("System.Threading.CountdownEvent")]
public class CountdownEvent : IDisposable
{
    private readonly Func<bool> _isOpen;

    /// <summary>Never below 0: a signal that would take it there is refused.</summary>
    private int _count;

    private int _initialCount;
    private bool _isDisposed;

    public CountdownEvent(int initialCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(initialCount);
        _count = _initialCount = initialCount;
        _isOpen = () => _count == 0 || _isDisposed;
    }

    public int CurrentCount
    {
        get
        {
            Observe();
            return _count;
        }
    }

    public int InitialCount
    {
        get
        {
            Observe();
            return _initialCount;
        }
    }

    public bool IsSet => CurrentCount == 0;

    public bool Signal() => Signal(1);

    public bool Signal(int signalCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(signalCount);
        Change();
        if (_count < signalCount)
            throw new InvalidOperationException("Invalid attempt made to decrement the event's count below zero.");
        _count -= signalCount;
        return _count == 0;
    }

    public void AddCount() => AddCount(1);

    public void AddCount(int signalCount)
    {
        if (!TryAddCount(signalCount))
            throw new InvalidOperationException("The event is already signaled and cannot be incremented.");
    }

    public bool TryAddCount() => TryAddCount(1);

    public bool TryAddCount(int signalCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(signalCount);
        Change();
        if (_count == 0)
            return false;
        if (_count > int.MaxValue - signalCount)
            throw new InvalidOperationException("The increment operation would cause the CurrentCount to overflow.");
        _count += signalCount;
        return true;
    }

    public void Reset() => Reset(_initialCount);

    public void Reset(int count)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Change();
        _count = _initialCount = count;
    }

    public void Wait() => Wait(Timeout.Infinite, CancellationToken.None);

    public void Wait(CancellationToken cancellationToken) => Wait(Timeout.Infinite, cancellationToken);

    public bool Wait(TimeSpan timeout) => Wait(TimeLimit.Of(timeout), CancellationToken.None);

    public bool Wait(TimeSpan timeout, CancellationToken cancellationToken) => Wait(TimeLimit.Of(timeout), cancellationToken);

    public bool Wait(int millisecondsTimeout) => Wait(millisecondsTimeout, CancellationToken.None);

    public bool Wait(int millisecondsTimeout, CancellationToken cancellationToken)
    {
        TimeLimit.Of(millisecondsTimeout);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        if (!Operation.WaitUntil(this, StepKind.Wait, _isOpen, millisecondsTimeout, Access.Read, Synchronization.Acquire))
            return false;
        ObjectDisposedException.ThrowIf(_isDisposed, this);
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
        Operation.Step(this, StepKind.Signal);
        _isDisposed = true;
    }

    private void Observe() => Operation.Step(this, StepKind.Read, Access.Read, Synchronization.Acquire);

    private void Change()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Operation.Step(this, StepKind.Signal);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
    }
}
