using System.Numerics;
using Microsoft.Coyote;
using Microsoft.Coyote.Logging;
using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Threads.Exploration;

namespace Threads.Coyote;

/// <summary>
/// Coyote as a strategy: one testing iteration of its engine is one run, and at every state Coyote chooses who steps. What a
/// run shows and how it ends is judged by the world and the recorder, as with every other strategy.
/// </summary>
/// <remarks>
/// Protocol: the world's thread and Coyote's threads take turns. The world's thread sets <see cref="Question"/> (a state was
/// reached, or the run is over); the one <see cref="Mirror"/> that Coyote lets go takes it, has Coyote schedule, and whichever
/// mirror Coyote lets go then answers. A state with a single enabled process is no question. Between two runs Coyote prepares its next
/// iteration while the world goes on.
/// </remarks>
internal sealed class CoyoteDriver(string name, Configuration configuration) : IStrategy, IDisposable
{
    private readonly Signal _answered = new();
    private Thread? _engineThread;
    private static readonly TextWriterLogger Nowhere = new(TextWriter.Null, VerbosityLevel.None);

    private TestingEngine? _engine;
    private CoyoteRun? _run;
    private int _chosen;
    private volatile bool _isDisposed;
    private volatile Exception? _failure;

    public string Name { get; } = name;

    public bool IsComplete => false;

    public bool CoversEverything => false;

    public int? Preemptions => null;

    /// <summary>How many runs there may be; one for a replay.</summary>
    public long MaxRuns { get; init; } = long.MaxValue;

    /// <summary>Whether the first failing run is reported to Coyote as a failure, so that it leaves a trace.</summary>
    public bool LeavesTrace { get; init; }

    /// <summary>Coyote's own reproducible trace of the failing run; complete once this object is disposed. Null for none.</summary>
    public string? Trace => _engine?.ReproducibleTrace is { Length: > 0 } trace ? trace : null;

    /// <summary>Set once for every question, and taken once by the mirror that Coyote has let go.</summary>
    internal Signal Question { get; } = new();

    internal MirrorThreads Threads { get; } = new();

    private long Runs { get; set; }

    public bool Begin()
    {
        if (Runs == MaxRuns)
            return false;
        Runs++;
        _run = null;
        return true;
    }

    // Coyote's next iteration: the same schedule once more cannot be asked of it.
    public void Restart()
    {
        Finish();
        _run = null;
    }

    public int Choose(WorldState state, Exploration.Execution run)
    {
        if (_run is null)
            _run = new CoyoteRun(this, state);
        else if (Forced(state) is var forced and >= 0)
            return forced;
        if (_engineThread is null)
            StartEngine();
        Question.Set();
        _answered.Wait();
        return _failure is null ? _chosen : throw new CoyoteGaveUpException(_failure);
    }

    public void Fail() => _run?.Fail(LeavesTrace);

    public void End(Exploration.Execution run) => Finish();

    public void Dispose()
    {
        Finish();
        _isDisposed = true;
        _engine?.Stop();
        Question.Set();
        _engineThread?.Join();
        _engine?.Dispose();
        Threads.Dismiss();
    }

    // Who steps without asking: a process without a rival; a thread that merely begins, for that touches nothing.
    private static int Forced(WorldState state)
    {
        if (BitOperations.IsPow2(state.Enabled))
            return BitOperations.TrailingZeroCount(state.Enabled);
        for (var rest = state.Enabled; rest != 0; rest &= rest - 1)
        {
            var process = BitOperations.TrailingZeroCount(rest);
            if (state.Pending(process).Kind == StepKind.Begin)
                return process;
        }

        return -1;
    }

    /// <summary>Called by the mirror that Coyote let go.</summary>
    internal void Answer(int process)
    {
        _chosen = process;
        _answered.Set();
    }

    /// <summary>Coyote cannot go on: the world's thread is told instead of an answer.</summary>
    internal void GiveUp(Exception exception)
    {
        _failure ??= exception;
        _answered.Set();
    }

    private void Finish()
    {
        if (_run is not { IsOver: false } run)
            return;
        run.IsOver = true;
        Question.Set();
    }

    private void StartEngine()
    {
        _engine = TestingEngine.Create(configuration, Iterate);
        _engine.SetLogger(Nowhere);
        _engineThread = new Thread(RunEngine) { IsBackground = true, Name = "Coyote's engine" };
        _engineThread.UnsafeStart();
    }

    private void RunEngine()
    {
        try
        {
            new OnThisThread().Run(_engine!.Run);
            if (!_isDisposed)
                GiveUp(new InvalidOperationException("its engine has ended."));
        }
        catch (Exception exception)
        {
            GiveUp(exception);
        }
    }

    // The body of Coyote's test, on the thread of its root operation.
    private void Iterate()
    {
        // Coyote keeps every path as text, for a report that nobody reads.
        _engine!.TestReport.CoverageInfo.ExploredPaths.Clear();
        Question.Wait();
        if (_isDisposed || _run is not { IsOver: false } run)
            return;
        try
        {
            run.Serve();
        }
        catch (Exception exception)
        {
            GiveUp(exception);
        }

        if (run.IsReportedAsFailure)
            Specification.Assert(false, "The run failed; the report of the exploration says how.");
    }
}
