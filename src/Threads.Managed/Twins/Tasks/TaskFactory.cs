namespace Threads.Managed.Twins;

/// <summary>The controlled <c>System.Threading.Tasks.TaskFactory</c>: what starts a task at once, with its default options.</summary>
/// <remarks>Not modelled: continuations, <c>FromAsync</c>, schedulers, and a factory's own options.</remarks>
[Twin("System.Threading.Tasks.TaskFactory")]
public class TaskFactory
{
    public TaskFactory()
        : this(CancellationToken.None)
    {
    }

    public TaskFactory(CancellationToken cancellationToken) => CancellationToken = cancellationToken;

    public CancellationToken CancellationToken { get; }

    public Task StartNew(Action action) => StartNew(action, CancellationToken);

    public Task StartNew(Action action, CancellationToken cancellationToken) => Task.Started(new Task(action, cancellationToken));

    public Task StartNew(Action action, TaskCreationOptions creationOptions) =>
        Task.Started(new Task(action, CancellationToken, creationOptions));

    public Task StartNew(Action<object?> action, object? state) => StartNew(action, state, CancellationToken);

    public Task StartNew(Action<object?> action, object? state, CancellationToken cancellationToken) =>
        Task.Started(new Task(action, state, cancellationToken));

    public Task StartNew(Action<object?> action, object? state, TaskCreationOptions creationOptions) =>
        Task.Started(new Task(action, state, CancellationToken, creationOptions));

    public Task<TResult> StartNew<TResult>(Func<TResult> function) => StartNew(function, CancellationToken);

    public Task<TResult> StartNew<TResult>(Func<TResult> function, CancellationToken cancellationToken) =>
        Task.Started(new Task<TResult>(function, cancellationToken));

    public Task<TResult> StartNew<TResult>(Func<TResult> function, TaskCreationOptions creationOptions) =>
        Task.Started(new Task<TResult>(function, CancellationToken, creationOptions));

    public Task<TResult> StartNew<TResult>(Func<object?, TResult> function, object? state) => StartNew(function, state, CancellationToken);

    public Task<TResult> StartNew<TResult>(Func<object?, TResult> function, object? state, CancellationToken cancellationToken) =>
        Task.Started(new Task<TResult>(function, state, cancellationToken));

    public Task<TResult> StartNew<TResult>(Func<object?, TResult> function, object? state, TaskCreationOptions creationOptions) =>
        Task.Started(new Task<TResult>(function, state, CancellationToken, creationOptions));
}
