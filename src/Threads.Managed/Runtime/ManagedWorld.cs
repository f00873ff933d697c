using System.Diagnostics;
using Threads.Exploration;
using Threads.Managed.Native;

namespace Threads.Managed;

/// <summary>
/// The managed world: ordinary C# whose threads run one at a time. A thread that is about to touch shared memory announces
/// the step, the scheduler chooses who goes on, and the turn is handed over; what follows, up to the next announcement,
/// belongs to the step.
/// </summary>
/// <remarks>
/// One run at a time in a process (<see cref="Open"/> waits). The test's body runs on the thread that calls
/// <see cref="Run"/>, every other controlled thread on a pooled one. Whoever has the turn owns all state here: no locks.
/// </remarks>
public sealed partial class ManagedWorld : IWorld
{
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    private readonly WorldState _state = new();
    private readonly ControlledThread?[] _processes = new ControlledThread?[WorldState.MaxProcesses];
    private readonly List<ControlledThread> _threads = [];
    private readonly List<Worker> _allWorkers = [];
    private readonly Stack<Worker> _idle = new();
    private readonly Stack<Worker> _resting = new(); // where stacks may be shared, no thread gets another's of the same run
    private readonly NoCollection _noCollection = new();
    private readonly Func<object?> _body;
    private readonly SiteTable _sites;
    private readonly bool _hasOutcome;

    private Baton _mainBaton = null!;
    private IScheduler _scheduler = null!;
    private ControlledThread _main = null!;
    private ulong _conditional;
    private bool _isOver;
    private bool _isAbandoned;
    private bool _isStopped;
    private int _step;
    private int _core = -1;
    private Ending? _failure;

    /// <summary>A world whose initial thread runs <paramref name="body"/> once a schedule.</summary>
    /// <param name="sites">The places of the rewritten code that the body calls.</param>
    /// <param name="body">The test. Exceptions and failed assertions are its verdict; its value is the outcome.</param>
    /// <param name="hasOutcome">Whether the value that the body returns is an outcome (a test that returns nothing has none).</param>
    public ManagedWorld(SiteTable sites, Func<object?> body, bool hasOutcome = true)
    {
        _sites = sites;
        _body = body;
        _hasOutcome = hasOutcome;
    }

    /// <summary>The world that explores at this moment in this process; null for none.</summary>
    internal static ManagedWorld? Active { get; private set; }

    /// <summary>The controlled thread that has the turn.</summary>
    internal ControlledThread Current { get; private set; } = null!;

    /// <summary>Every thread of the run, started or not, in order of creation.</summary>
    internal IReadOnlyList<ControlledThread> Threads => _threads;

    /// <summary>Whether the program asks how often it has spun.</summary>
    internal bool CountsSpins { get; private set; }

    internal LocationTable Locations { get; } = new();

    internal Dictionary<object, object?> RunState { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Counts runs: statics that were reset in an earlier run are stale.</summary>
    internal static int RunNumber { get; private set; }

    /// <inheritdoc/>
    public IDisposable Open() => new Session(this);

    /// <inheritdoc/>
    public SourceSite SiteOf(int site) => _sites[site].At;

    /// <inheritdoc/>
    public string NameOf(int location) => Locations.NameOf(location);

    /// <inheritdoc/>
    public Ending Run(IScheduler scheduler, bool traced = false)
    {
        Debug.Assert(Active == this, "Open the world before running it.");
        _noCollection.Ensure();
        Reset(scheduler, traced);
        BeginWatch();
        try
        {
            return RunBody();
        }
        finally
        {
            EndWatch();
        }
    }

    private Ending RunBody()
    {
        object? value = null;
        var returned = false;
        try
        {
            value = _body();
            returned = true;
        }
        catch (UnwindException)
        {
        }
        catch (Exception exception) when (!IsOver)
        {
            Fail(exception);
        }
        catch (Exception exception) when (IsOver)
        {
            // Whatever a thread throws while it unwinds says nothing about the program.
            NoteWhereItWaited(exception);
        }

        if (!_isOver)
            EndInitialThread();
        Unwind();
        FinishRow();
        if (_isGivenUp)
            return EndOfGivenUp();
        if (_mustStartOver)
        {
            _mustStartOver = false;
            throw new RunInvalidatedException("A pointer into a thread's stack is shared with another thread in some schedules only: let it be shared in all of them.");
        }

        if (!NoCollection.IsIntact)
            throw new RunInvalidatedException($"One schedule allocates more than {NoCollection.MaxRunBytes >> 20} MB, or another part of this process does: make the test smaller.");
        if (_isAbandoned)
            return new Ending(Verdict.Abandoned);
        return _failure ?? Judge(returned, value);
    }

    private unsafe void Reset(IScheduler scheduler, bool traced)
    {
        RunNumber++;
        _scheduler = scheduler;
        _state.Clear();
        Array.Clear(_processes);
        _threads.Clear();
        while (_resting.TryPop(out var rested))
            _idle.Push(rested);
        Locations.Clear();
        RunState.Clear();
        _unheardPulses.Clear();
        Probe.Site = 0; // What the engine itself starts stands nowhere in the program, least of all where the previous run ended.
        _conditional = 0;
        _isOver = _isAbandoned = _isStopped = false;
        _step = 0;
        _steps.Clear();
        _failure = null;
        StartTrace(traced);
        var top = 0;
        _main = new ControlledThread(1, static () => { }, "main", isBackground: false)
        {
            Baton = _mainBaton,
            HasStarted = true,
            Runner = Thread.CurrentThread,
            StackTop = (nuint)(&top) + 4096,
        };
        _threads.Add(_main);
        Enlist(_main);
        _main.HasBegun = true;
        Current = _main;
    }

    private void EndInitialThread()
    {
        try
        {
            Current.IsUnwinding = false;
            var left = _threads.FindAll(thread => thread is { HasStarted: true, HasEnded: false, IsBackground: false } && thread != _main);
            _main.Pending = default;
            Take(_main, EndOf(_main, [.. left.Select(thread => LocationOf(thread))]));
            End(_main);
            var stillRunning = left.FindAll(thread => !thread.HasEnded);
            if (stillRunning.Count > 0 && _failure is null)
                FailWithThreadsLeftBehind(stillRunning);
            if (LeaveTurn(_main))
                _mainBaton.Await();
        }
        catch (UnwindException)
        {
        }
    }

    /// <summary>Runs a controlled thread from its first step to its last, on a worker's operating-system thread.</summary>
    internal void Execute(ControlledThread thread, Worker worker)
    {
        try
        {
            if (!_isOver)
                thread.Body();
        }
        catch (UnwindException)
        {
        }
        catch (Exception exception) when (!IsOver)
        {
            Fail(exception);
        }
        catch (Exception exception) when (IsOver)
        {
            NoteWhereItWaited(exception);
        }

        ForgetInterrupt(thread);
        if (!_isOver)
        {
            thread.IsUnwinding = false;
            AnnounceEnd(thread);
            (_sites.KeepsPointers ? _resting : _idle).Push(worker);
            LeaveTurn(thread);
            return;
        }

        thread.HasEnded = true;
        _idle.Push(worker);
        _mainBaton.Pass();
    }

    // The run is over: every thread that is still inside the program unwinds, one at a time, while the initial thread waits.
    private void Unwind()
    {
        foreach (var thread in _threads)
        {
            if (thread == _main || thread.HasLeft || thread.HasEnded || !thread.HasBegun)
                continue;
            Current = thread;
            thread.Baton!.Pass();
            _mainBaton.Await();
        }
    }

    private void Dismiss()
    {
        foreach (var worker in _allWorkers)
            worker.Dismiss();
        _allWorkers.Clear();
        _idle.Clear();
        _resting.Clear();
    }

    private Worker IdleWorker()
    {
        if (_idle.TryPop(out var worker))
            return worker;
        worker = new Worker(this, _core);
        _allWorkers.Add(worker);
        return worker;
    }

    private sealed class Session : IDisposable
    {
        private readonly ManagedWorld _world;
        private readonly byte[]? _affinity;
        private readonly Silence _silence;

        public Session(ManagedWorld world)
        {
            OneAtATime.Wait();
            _world = world;
            _affinity = Affinity.Save();
            world._core = Affinity.PinHere();
            world._mainBaton = new Baton();
            world._mayInterrupt = world._sites.Any("Thread.Interrupt");
            world.CountsSpins = world._sites.Any("SpinWait.Count") || world._sites.Any("SpinWait.NextSpinWillYield");
            Active = world;
            _silence = new Silence();
        }

        public void Dispose()
        {
            _world.Dismiss();
            _world._mainBaton.Dispose();
            _world._noCollection.Dispose();
            _silence.Dispose();
            Active = null;
            Affinity.Restore(_affinity);
            OneAtATime.Release();
        }
    }
}
