namespace Threads.Managed.Twins;

/// <summary>Tasks that are started, or complete, from the outset.</summary>
public partial class Task
{
    private static readonly object s_completed = new();

    public static TaskFactory Factory => new();

    public static Task CompletedTask => PerRun.Get(s_completed, static _ => new Task(TaskStatus.RanToCompletion, []));

    public static Task<TResult> FromResult<TResult>(TResult result) => new(result, TaskStatus.RanToCompletion, []);

    public static Task FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return new Task(TaskStatus.Faulted, [exception]);
    }

    public static Task<TResult> FromException<TResult>(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return new Task<TResult>(default!, TaskStatus.Faulted, [exception]);
    }

    public static Task FromCanceled(CancellationToken cancellationToken)
    {
        RequireCanceled(cancellationToken);
        return new Task(TaskStatus.Canceled, []);
    }

    public static Task<TResult> FromCanceled<TResult>(CancellationToken cancellationToken)
    {
        RequireCanceled(cancellationToken);
        return new Task<TResult>(default!, TaskStatus.Canceled, []);
    }

    public static Task Run(Action action) => Run(action, CancellationToken.None);

    public static Task Run(Action action, CancellationToken cancellationToken) => Started(new Task(action, cancellationToken));

    public static Task<TResult> Run<TResult>(Func<TResult> function) => Run(function, CancellationToken.None);

    public static Task<TResult> Run<TResult>(Func<TResult> function, CancellationToken cancellationToken) =>
        Started(new Task<TResult>(function, cancellationToken));

    public static Task Run(Func<Task?> function) => Run(function, CancellationToken.None);

    public static Task Run(Func<Task?> function, CancellationToken cancellationToken) =>
        Started(new Unwrapped(Required(function), cancellationToken));

    public static Task<TResult> Run<TResult>(Func<Task<TResult>?> function) => Run(function, CancellationToken.None);

    public static Task<TResult> Run<TResult>(Func<Task<TResult>?> function, CancellationToken cancellationToken) =>
        Started(new Task<TResult>.Unwrapped(Required(function), cancellationToken));

    private static void RequireCanceled(CancellationToken cancellationToken)
    {
        if (!cancellationToken.IsCancellationRequested)
            throw new ArgumentOutOfRangeException(nameof(cancellationToken));
    }

    /// <summary>A task that stands for the one that its function returns.</summary>
    private sealed class Unwrapped(Func<Task?> function, CancellationToken cancellationToken)
        : Task(function, null, cancellationToken, TaskCreationOptions.None)
    {
        private protected override TaskStatus Invoke()
        {
            try
            {
                return Mirror(function());
            }
            catch (OperationCanceledException)
            {
                return TaskStatus.Canceled;
            }
        }
    }
}
