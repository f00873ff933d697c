namespace Threads.Managed.Twins;

/// <summary>
/// The controlled <c>System.Threading.Lock</c>: a <see cref="ReentrantLock"/> in an object of its own. Whether a time limit
/// fires is an explored choice.
/// </summary>
[Twin("System.Threading.Lock")]
public sealed class Lock
{
    private readonly ReentrantLock _model;

    public Lock() => _model = new ReentrantLock(this);

    public bool IsHeldByCurrentThread => _model.IsHeldByCurrentThread;

    public void Enter() => _model.Enter();

    public Scope EnterScope()
    {
        _model.Enter();
        return new Scope(this);
    }

    public bool TryEnter() => _model.Enter(0);

    public bool TryEnter(int millisecondsTimeout) => _model.Enter(TimeLimit.Of(millisecondsTimeout));

    public bool TryEnter(TimeSpan timeout) => _model.Enter(TimeLimit.Of(timeout));

    public void Exit() => _model.Exit();

    /// <summary>Leaves the lock when it is disposed, once.</summary>
    public ref struct Scope
    {
        private Lock? _lock;

        internal Scope(Lock @lock) => _lock = @lock;

        public void Dispose()
        {
            var held = _lock;
            _lock = null;
            held?.Exit();
        }
    }
}
