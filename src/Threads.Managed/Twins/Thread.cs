using Threads.Exploration;

namespace Threads.Managed.Twins;

/// <summary>
/// The controlled <c>System.Threading.Thread</c>: a thread of the explored program. Starting and joining are steps of the
/// engine; a sleep lets others go first, and how long it lasts says nothing about who comes next.
/// </summary>
/// <remarks>
/// Not modelled: stack sizes, priorities (kept, without effect), cultures, principals, apartments, data slots (see
/// <see cref="ThreadLocal{T}"/>). <see cref="ThreadState"/> of another thread that is alive depends on real time: unsupported.
/// </remarks>
[Twin("System.Threading.Thread")]
public sealed partial class Thread
{
    private static readonly object s_self = new();

    private readonly ControlledThread _controlled;
    private readonly bool _takesParameter;
    private readonly bool _isThreadPoolThread;
    private object? _parameter;
    private string? _name;
    private ThreadPriority _priority = ThreadPriority.Normal;

    public Thread(ThreadStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        _controlled = Operation.Fork(() => start());
        _controlled.Locals[s_self] = this;
    }

    public Thread(ThreadStart start, int maxStackSize)
        : this(start) => ArgumentOutOfRangeException.ThrowIfNegative(maxStackSize);

    public Thread(ParameterizedThreadStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        _controlled = Operation.Fork(() => start(_parameter));
        _controlled.Locals[s_self] = this;
        _takesParameter = true;
    }

    public Thread(ParameterizedThreadStart start, int maxStackSize)
        : this(start) => ArgumentOutOfRangeException.ThrowIfNegative(maxStackSize);

    /// <summary>The initial thread, or one that a task or a parallel loop runs on.</summary>
    private Thread(ControlledThread controlled)
    {
        _controlled = controlled;
        _isThreadPoolThread = controlled.IsBackground;
        _name = _isThreadPoolThread ? ".NET TP Worker" : null;
    }

    public static Thread CurrentThread
    {
        get
        {
            var current = Operation.Current;
            if (!current.Locals.TryGetValue(s_self, out var self))
                current.Locals[s_self] = self = new Thread(current);
            return (Thread)self!;
        }
    }

    /// <summary>What the program called it; the names that traces give to nameless threads are not its own.</summary>
    public string? Name
    {
        get => _name;
        set => _controlled.Name = _name = value;
    }

    public int ManagedThreadId => _controlled.Id;

    public bool IsAlive
    {
        get
        {
            Observe();
            return _controlled.HasStarted && !_controlled.HasEnded;
        }
    }

    public bool IsBackground
    {
        get
        {
            RequireNotDead("state");
            return _controlled.IsBackground;
        }

        set
        {
            RequireNotDead("state");
            _controlled.IsBackground = value;
        }
    }

    public bool IsThreadPoolThread
    {
        get
        {
            RequireNotDead("state");
            return _isThreadPoolThread;
        }
    }

    public ThreadPriority Priority
    {
        get
        {
            RequireNotDead("priority");
            return _priority;
        }

        set
        {
            if (value is < ThreadPriority.Lowest or > ThreadPriority.Highest)
                throw new ArgumentOutOfRangeException(nameof(value));
            RequireNotDead("priority");
            _priority = value;
        }
    }

    public ThreadState ThreadState
    {
        get
        {
            Observe();
            var background = _controlled.IsBackground ? ThreadState.Background : ThreadState.Running;
            if (!_controlled.HasStarted)
                return ThreadState.Unstarted | background;
            if (_controlled.HasEnded)
                return ThreadState.Stopped;
            return _controlled == Operation.Current
                ? background
                : throw Operation.Unsupported("Thread.ThreadState of another thread that is alive");
        }
    }

    public static int GetCurrentProcessorId() => Operation.Current.Index;

    public void Start()
    {
        if (_controlled.HasStarted)
            throw new ThreadStateException("Thread is running or terminated; it cannot restart.");
        Operation.Start(_controlled);
    }

    public void Start(object? parameter)
    {
        if (!_takesParameter)
            throw new InvalidOperationException("The thread was created with a ThreadStart delegate that does not accept a parameter.");
        if (!_controlled.HasStarted)
            _parameter = parameter;
        Start();
    }

    public void UnsafeStart() => Start();

    public void UnsafeStart(object? parameter) => Start(parameter);

    public void Join() => Join(Timeout.Infinite);

    public bool Join(int millisecondsTimeout)
    {
        TimeLimit.Of(millisecondsTimeout);
        if (!_controlled.HasStarted)
            throw new ThreadStateException("Thread has not been started.");
        return Operation.Join(_controlled, millisecondsTimeout);
    }

    public bool Join(TimeSpan timeout) => Join(TimeLimit.Of(timeout));

    public void Interrupt() => Operation.Interrupt(_controlled);

    public override int GetHashCode() => ManagedThreadId;

    /// <summary>A step, since the thread may start or end before or after it.</summary>
    private void Observe()
    {
        if (_controlled != Operation.Current)
            Operation.Step(_controlled, StepKind.Read, Access.Read, Synchronization.Acquire);
    }

    private void RequireNotDead(string what)
    {
        Observe();
        if (_controlled.HasEnded)
            throw new ThreadStateException($"Thread is dead; {what} cannot be accessed.");
    }
}
