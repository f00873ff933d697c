using Threads.Managed.Native;

namespace Threads.Managed;

/// <summary>
/// An operating-system thread that runs controlled threads, one after another, over many runs. Parked between them.
/// </summary>
/// <remarks>
/// Protocol: whoever holds the turn sets the job and passes the baton; the worker runs the job, gives the turn to whom the
/// world chooses, puts itself back into the pool, and waits for its baton again. No lock: one thread runs at a time.
/// </remarks>
internal sealed class Worker
{
    private readonly Baton _baton = new();
    private readonly ManagedWorld _world;
    private readonly Thread _thread;
    private ControlledThread? _job;

    public Worker(ManagedWorld world, int core)
    {
        _world = world;
        _thread = new Thread(() => Loop(core), (int)ControlledThread.StackBytes) { IsBackground = true, Name = "controlled thread" };
        _thread.Start();
    }

    /// <summary>Lets the thread run on this worker. The caller gives up the turn with this call.</summary>
    public void Run(ControlledThread job)
    {
        _job = job;
        job.Baton = _baton;
        job.Runner = _thread;
        _baton.Pass();
    }

    /// <summary>Lets the operating-system thread end.</summary>
    public void Dismiss()
    {
        _job = null;
        _baton.Pass();
    }

    private unsafe void Loop(int core)
    {
        var top = 0;
        Native.Affinity.Pin(core);
        Silence.Here();
        while (true)
        {
            _baton.Await();
            if (_job is not { } job)
                break;
            job.StackTop = (nuint)(&top);
            _world.Execute(job, this);
        }

        _baton.Dispose();
    }
}
