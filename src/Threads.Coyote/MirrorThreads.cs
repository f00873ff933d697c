using System.Reflection;
using Microsoft.Coyote.Runtime;

namespace Threads.Coyote;

/// <summary>
/// Operating-system threads for mirrors, used again from run to run: making one costs as much as a third of a whole testing iteration.
/// Any thread may call.
/// </summary>
/// <remarks>
/// A thread that has been an operation is tied to that operation's runtime, and Coyote unties only the threads that it made
/// itself. This asks the same of it for ours; a version of Coyote that cannot be asked gets a new thread for every mirror.
/// </remarks>
internal sealed class MirrorThreads
{
    private const int StackBytes = 256 << 10;

    private static readonly Action? Untie = typeof(Operation).Assembly.GetType("Microsoft.Coyote.Runtime.CoyoteRuntime")
        ?.GetMethod("CleanCurrentExecutionContext", BindingFlags.NonPublic | BindingFlags.Static, [])?.CreateDelegate<Action>();

    private readonly Lock _gate = new();
    private readonly Stack<Worker> _idle = new();
    private bool _isDismissed;

    /// <summary>Runs a job on a thread of its own, in the caller's context: by it the thread learns whose runtime it belongs to.</summary>
    /// <returns>The thread, for as long as the job lasts.</returns>
    public Thread Run(Action job)
    {
        Worker? worker;
        lock (_gate)
            _idle.TryPop(out worker);
        return (worker ?? new Worker(this)).Start(job);
    }

    /// <summary>Lets idle threads end, and the others when their jobs are done.</summary>
    public void Dismiss()
    {
        lock (_gate)
        {
            _isDismissed = true;
            while (_idle.TryPop(out var worker))
                worker.Dismiss();
        }
    }

    private bool TryKeep(Worker worker)
    {
        lock (_gate)
        {
            if (Untie is null || _isDismissed)
                return false;
            _idle.Push(worker);
            return true;
        }
    }

    private sealed class Worker
    {
        private readonly MirrorThreads _pool;
        private readonly Signal _wanted = new();
        private readonly Thread _thread;
        private Action? _job;
        private ExecutionContext? _context;

        public Worker(MirrorThreads pool)
        {
            _pool = pool;
            _thread = new Thread(Loop, StackBytes) { IsBackground = true, Name = "mirror" };
            _thread.UnsafeStart();
        }

        public Thread Start(Action job)
        {
            _context = ExecutionContext.Capture();
            _job = job;
            _wanted.Set();
            return _thread;
        }

        public void Dismiss()
        {
            _job = null;
            _wanted.Set();
        }

        private void Loop()
        {
            try
            {
                do
                {
                    _wanted.Wait();
                    if (_job is not { } job)
                        return;
                    ExecutionContext.Run(_context!, static job => ((Action)job!)(), job);
                    Untie?.Invoke();
                    SynchronizationContext.SetSynchronizationContext(null);
                }
                while (_pool.TryKeep(this));
            }
            catch (ThreadInterruptedException)
            {
                // Meant for the job that has just ended.
            }
        }
    }
}
