namespace Threads.Managed.Twins;

/// <summary>The controlled <c>System.Threading.Tasks.Task&lt;TResult&gt;</c>: a <see cref="Task"/> that leaves a value.</summary>
/// <remarks>Not modelled: what <see cref="Task"/> does not model, and <c>Factory</c>.</remarks>
/// <typeparam name="TResult">The type of the value.</typeparam>
[Twin("System.Threading.Tasks.Task`1")]
public class Task<TResult> : Task
{
    private readonly Delegate? _function;
    private TResult _result = default!;

    public Task(Func<TResult> function)
        : this(function, CancellationToken.None, TaskCreationOptions.None)
    {
    }

    public Task(Func<TResult> function, CancellationToken cancellationToken)
        : this(function, cancellationToken, TaskCreationOptions.None)
    {
    }

    public Task(Func<TResult> function, TaskCreationOptions creationOptions)
        : this(function, CancellationToken.None, creationOptions)
    {
    }

    public Task(Func<TResult> function, CancellationToken cancellationToken, TaskCreationOptions creationOptions)
        : this(Required(function), null, cancellationToken, creationOptions)
    {
    }

    public Task(Func<object?, TResult> function, object? state)
        : this(function, state, CancellationToken.None, TaskCreationOptions.None)
    {
    }

    public Task(Func<object?, TResult> function, object? state, CancellationToken cancellationToken)
        : this(function, state, cancellationToken, TaskCreationOptions.None)
    {
    }

    public Task(Func<object?, TResult> function, object? state, TaskCreationOptions creationOptions)
        : this(function, state, CancellationToken.None, creationOptions)
    {
    }

    public Task(Func<object?, TResult> function, object? state, CancellationToken cancellationToken, TaskCreationOptions creationOptions)
        : this((Delegate)Required(function), state, cancellationToken, creationOptions)
    {
    }

    internal Task(TResult result, TaskStatus status, IReadOnlyList<Exception> exceptions)
        : base(status, exceptions) => _result = result;

    private Task(Delegate function, object? state, CancellationToken cancellationToken, TaskCreationOptions creationOptions)
        : base(function, state, cancellationToken, creationOptions) => _function = function;

    public TResult Result
    {
        get
        {
            AwaitEnd(Timeout.Infinite);
            ThrowIfFailed([this]);
            return _result;
        }
    }

    private protected override TaskStatus Invoke()
    {
        _result = _function is Func<TResult> function ? function() : ((Func<object?, TResult>)_function!)(AsyncState);
        return TaskStatus.RanToCompletion;
    }

    /// <summary>A task that stands for the one that its function returns.</summary>
    internal sealed class Unwrapped(Func<Task<TResult>?> function, CancellationToken cancellationToken)
        : Task<TResult>(function, null, cancellationToken, TaskCreationOptions.None)
    {
        private protected override TaskStatus Invoke()
        {
            try
            {
                var inner = function();
                var status = Mirror(inner);
                if (status == TaskStatus.RanToCompletion)
                    _result = inner!._result;
                return status;
            }
            catch (OperationCanceledException)
            {
                return TaskStatus.Canceled;
            }
        }
    }
}
