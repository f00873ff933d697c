using Threads.Exploration;

namespace Threads.Managed.Twins;

/// <summary>
/// The controlled <c>System.Threading.ManualResetEventSlim</c>: a flag; waiting is one step that is enabled while it is set.
/// </summary>
/// <remarks>
/// Not modelled: <c>WaitHandle</c>; the spin count is kept, without effect. A token is looked at when a wait begins: without
/// a twin of <c>CancellationTokenSource</c> it cannot change later.
/// </remarks>
[Twin("System.Threading.ManualResetEventSlim")]
public class ManualResetEventSlim : IDisposable
{
    private const int DefaultSpinCount = 35;
    private const int MaxSpinCount = 2047;

    private readonly Func<bool> _isOpen;
    private bool _isSet;
    private bool _isDisposed;

    public ManualResetEventSlim()
        : this(false)
    {
    }

    public ManualResetEventSlim(bool initialState)
        : this(initialState, DefaultSpinCount)
    {
    }

    public ManualResetEventSlim(bool initialState, int spinCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(spinCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(spinCount, MaxSpinCount);
        SpinCount = spinCount;
        _isSet = initialState;
        _isOpen = () => _isSet || _isDisposed;
    }

    public bool IsSet
    {
        get
        {
            Operation.Step(this, StepKind.Read, Access.Read, Synchronization.Acquire);
            return _isSet;
        }
    }

    public int SpinCount { get; }

    public void Set()
    {
        Operation.Step(this, StepKind.Signal);
        _isSet = true;
    }

    public void Reset()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Operation.Step(this, StepKind.Signal);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _isSet = false;
    }

    public void Wait() => Wait(Timeout.Infinite, CancellationToken.None);

    public void Wait(CancellationToken cancellationToken) => Wait(Timeout.Infinite, cancellationToken);

    public bool Wait(TimeSpan timeout) => Wait(TimeLimit.Of(timeout), CancellationToken.None);

    public bool Wait(TimeSpan timeout, CancellationToken cancellationToken) => Wait(TimeLimit.Of(timeout), cancellationToken);

    public bool Wait(int millisecondsTimeout) => Wait(millisecondsTimeout, CancellationToken.None);

    public bool Wait(int millisecondsTimeout, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        TimeLimit.Of(millisecondsTimeout);
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
}
