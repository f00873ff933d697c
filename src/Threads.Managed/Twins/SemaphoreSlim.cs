using Threads.Exploration;

namespace Threads.Managed.Twins;

/// <summary>
/// The controlled <c>System.Threading.SemaphoreSlim</c>: a count; waiting is one step that is enabled while the count is
/// above 0 and takes one from it.
/// </summary>
/// <remarks>
/// Not modelled: <c>WaitAsync</c> and <c>AvailableWaitHandle</c>; fairness, which .NET does not promise either. A token is
/// looked at when a wait begins: without a twin of <c>CancellationTokenSource</c> it cannot change later.
/// </remarks>
[Twin("System.Threading.SemaphoreSlim")]
public class SemaphoreSlim : IDisposable
{
    private readonly int _maxCount;
    private readonly Func<bool> _isOpen;

    /// <summary>Always from 0 to <see cref="_maxCount"/>.</summary>
    private int _count;

    private bool _isDisposed;

    public SemaphoreSlim(int initialCount)
        : this(initialCount, int.MaxValue)
    {
    }

    public SemaphoreSlim(int initialCount, int maxCount)
    {
        if (initialCount < 0 || initialCount > maxCount)
            throw new ArgumentOutOfRangeException(nameof(initialCount), initialCount, "The initial count must be between 0 and the maximum.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxCount);
        _count = initialCount;
        _maxCount = maxCount;
        _isOpen = () => _count > 0 || _isDisposed;
    }

    public int CurrentCount
    {
        get
        {
            Operation.Step(this, StepKind.Read, Access.Read, Synchronization.Acquire);
            return _count;
        }
    }

    public void Wait() => Wait(Timeout.Infinite, CancellationToken.None);

    public void Wait(CancellationToken cancellationToken) => Wait(Timeout.Infinite, cancellationToken);

    public bool Wait(TimeSpan timeout) => Wait(TimeLimit.Of(timeout), CancellationToken.None);

    public bool Wait(TimeSpan timeout, CancellationToken cancellationToken) => Wait(TimeLimit.Of(timeout), cancellationToken);

    // This one overload of .NET 10 takes a limit below -1 for 0, whatever its documentation says.
    public bool Wait(int millisecondsTimeout) =>
        Wait(millisecondsTimeout < Timeout.Infinite ? 0 : millisecondsTimeout, CancellationToken.None);

    public bool Wait(int millisecondsTimeout, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        TimeLimit.Of(millisecondsTimeout);
        cancellationToken.ThrowIfCancellationRequested();
        if (!Operation.WaitUntil(this, StepKind.Wait, _isOpen, millisecondsTimeout))
            return false;
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _count--;
        return true;
    }

    public int Release() => Release(1);

    public int Release(int releaseCount)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentOutOfRangeException.ThrowIfLessThan(releaseCount, 1);
        Operation.Step(this, StepKind.Signal);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_maxCount - _count < releaseCount)
            throw new SemaphoreFullException();
        var before = _count;
        _count += releaseCount;
        return before;
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
}
