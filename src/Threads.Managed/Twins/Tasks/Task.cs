using Threads.Exploration;

namespace Threads.Managed.Twins;

/// <summary>
/// The controlled <c>System.Threading.Tasks.Task</c>: each started task runs on a background thread of its own, and its
/// completion is one step, for which waiters wait.
/// </summary>
/// <remarks>
/// Not modelled: continuations, <c>await</c>, schedulers, attached children, and the pool's limits: a task never waits for a
/// free thread, and is <see cref="TaskStatus.Running"/> from its start to its completion. A token is looked at when a task
/// is made or waited for: without a twin of <c>CancellationTokenSource</c> it cannot change later. An exception that nobody
/// observes is forgotten, as in .NET.
/// </remarks>
[Twin("System.Threading.Tasks.Task")]
public partial class Task : IAsyncResult, IDisposable
{
    private const TaskCreationOptions AllOptions = TaskCreationOptions.PreferFairness | TaskCreationOptions.LongRunning
        | TaskCreationOptions.AttachedToParent | TaskCreationOptions.DenyChildAttach | TaskCreationOptions.HideScheduler
        | TaskCreationOptions.RunContinuationsAsynchronously;

    private static readonly object s_ids = new();
    private static readonly object s_current = new();

    private readonly Delegate? _work;
    private readonly Func<bool> _isDone;

    /// <summary>True when it was complete before anybody could see it: then looking at it is no step.</summary>
    private readonly bool _isBornDone;

    private TaskStatus _status = TaskStatus.Created;
    private IReadOnlyList<Exception> _exceptions = [];
    private List<FirstOf>? _races;

    public Task(Action action)
        : this(action, CancellationToken.None, TaskCreationOptions.None)
    {
    }

    public Task(Action action, CancellationToken cancellationToken)
        : this(action, cancellationToken, TaskCreationOptions.None)
    {
    }

    public Task(Action action, TaskCreationOptions creationOptions)
        : this(action, CancellationToken.None, creationOptions)
    {
    }

    public Task(Action action, CancellationToken cancellationToken, TaskCreationOptions creationOptions)
        : this(Required(action), null, cancellationToken, creationOptions)
    {
    }

    public Task(Action<object?> action, object? state)
        : this(action, state, CancellationToken.None, TaskCreationOptions.None)
    {
    }

    public Task(Action<object?> action, object? state, CancellationToken cancellationToken)
        : this(action, state, cancellationToken, TaskCreationOptions.None)
    {
    }

    public Task(Action<object?> action, object? state, TaskCreationOptions creationOptions)
        : this(action, state, CancellationToken.None, creationOptions)
    {
    }

    public Task(Action<object?> action, object? state, CancellationToken cancellationToken, TaskCreationOptions creationOptions)
        : this((Delegate)Required(action), state, cancellationToken, creationOptions)
    {
    }

    private protected Task(Delegate work, object? state, CancellationToken cancellationToken, TaskCreationOptions creationOptions)
        : this(cancellationToken.IsCancellationRequested ? TaskStatus.Canceled : TaskStatus.Created, [])
    {
        if ((creationOptions & ~AllOptions) != 0)
            throw new ArgumentOutOfRangeException(nameof(creationOptions));
        if (creationOptions.HasFlag(TaskCreationOptions.AttachedToParent))
            throw Operation.Unsupported("TaskCreationOptions.AttachedToParent");
        _work = work;
        AsyncState = state;
        CreationOptions = creationOptions;
    }

    /// <summary>A task in a given state.</summary>
    private protected Task(TaskStatus status, IReadOnlyList<Exception> exceptions)
    {
        Id = RunCounter.Next(s_ids);
        _status = status;
        _exceptions = exceptions;
        _isDone = () => IsDone;
        _isBornDone = IsDone;
    }

    public static int? CurrentId => Operation.Current.Locals.TryGetValue(s_current, out var task) ? ((Task?)task)?.Id : null;

    public int Id { get; }

    public object? AsyncState { get; }

    public TaskCreationOptions CreationOptions { get; }

    public TaskStatus Status
    {
        get
        {
            if (!_isBornDone)
                Operation.Step(this, StepKind.Read, Access.Read, Synchronization.Acquire);
            return _status;
        }
    }

    public bool IsCompleted => Status is TaskStatus.RanToCompletion or TaskStatus.Faulted or TaskStatus.Canceled;

    public bool IsCompletedSuccessfully => Status == TaskStatus.RanToCompletion;

    public bool IsFaulted => Status == TaskStatus.Faulted;

    public bool IsCanceled => Status == TaskStatus.Canceled;

    public AggregateException? Exception => Status == TaskStatus.Faulted ? new AggregateException(_exceptions) : null;

    WaitHandle IAsyncResult.AsyncWaitHandle => throw Operation.Unsupported("Task.AsyncWaitHandle");

    bool IAsyncResult.CompletedSynchronously => false;

    /// <summary>Whether it is complete; asked right after a step on it.</summary>
    private protected bool IsDone => _status is TaskStatus.RanToCompletion or TaskStatus.Faulted or TaskStatus.Canceled;

    public void Start()
    {
        RequireCreated("Start may not be called on a task that has completed.", "Start may not be called on a task that was already started.");
        StartThread();
    }

    public void RunSynchronously()
    {
        RequireCreated(
            "RunSynchronously may not be called on a task that has already completed.",
            "RunSynchronously may not be called on a task that was already started.");
        _status = TaskStatus.Running;
        Execute();
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !IsCompleted)
            throw new InvalidOperationException("A task may only be disposed if it is in a completion state (RanToCompletion, Faulted or Canceled).");
    }

    /// <summary>Starts a task that nobody else knows yet; one that is cancelled stays so.</summary>
    internal static T Started<T>(T task)
        where T : Task
    {
        if (!task.IsDone)
            task.StartThread();
        return task;
    }

    /// <summary>Does the work and says how it ended. Throws for a fault.</summary>
    private protected virtual TaskStatus Invoke()
    {
        if (_work is Action action)
            action();
        else
            ((Action<object?>)_work!)(AsyncState);
        return TaskStatus.RanToCompletion;
    }

    private protected static T Required<T>(T? work, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(work))] string? name = null)
        where T : Delegate
    {
        ArgumentNullException.ThrowIfNull(work, name);
        return work;
    }

    /// <summary>Waits for the task that a task's function returned, and takes over how it ended.</summary>
    private protected TaskStatus Mirror(Task? inner)
    {
        if (inner is null)
            return TaskStatus.Canceled;
        inner.AwaitEnd(Timeout.Infinite);
        _exceptions = inner._exceptions;
        return inner._status;
    }

    private void StartThread()
    {
        _status = TaskStatus.Running;
        Operation.Start(Operation.Fork(Execute, $"task {Id}", isBackground: true));
    }

    private void Execute()
    {
        var locals = Operation.Current.Locals;
        var outer = locals.GetValueOrDefault(s_current);
        locals[s_current] = this;
        TaskStatus status;
        try
        {
            status = Invoke();
        }
        catch (Exception exception)
        {
            Probe.Rethrow(exception);
            _exceptions = [exception];
            status = TaskStatus.Faulted;
        }

        locals[s_current] = outer;
        Operation.Step(this, StepKind.Signal);
        _status = status;
        foreach (var race in _races ?? [])
            race.Finish(this);
    }

    private void RequireCreated(string ifDone, string ifStarted)
    {
        Operation.Step(this, StepKind.Signal);
        if (_status != TaskStatus.Created)
            throw new InvalidOperationException(IsDone ? ifDone : ifStarted);
    }
}
