using Microsoft.Coyote.Runtime;
using Threads.Exploration;

namespace Threads.Coyote;

/// <summary>
/// A process of the world as an operation of Coyote's, with a thread of its own. It computes nothing: when Coyote lets it go, it
/// answers the world with its process, and when that process has stepped (and perhaps others that had no rival), it lets Coyote
/// schedule again.
/// </summary>
internal sealed class Mirror(CoyoteRun run, int process) : IOperationBuilder
{
    private Thread? _thread;

    /// <summary>Coyote's number of the operation.</summary>
    public ulong Id { get; private set; }

    /// <summary>The name of the operation.</summary>
    public string Name => $"process {process}";

    /// <summary>Every process is a group of its own.</summary>
    public Guid? GroupId => null;

    /// <summary>What Q-learning learns about: the process's next step, and whether it can be taken.</summary>
    public Func<int>? HashedStateCallback => () => HashCode.Combine(process, State.Pending(process).Site, State.Pending(process).Location, IsEnabled);

    /// <summary>A thread that has taken its last step takes no other; a clock may be set again, and a store buffer filled.</summary>
    public bool HasEnded => ((State.Alive | State.Clocks | State.Drains) >> process & 1) == 0;

    private WorldState State => run.State;

    private bool IsEnabled => State.IsEnabled(process);

    /// <summary>Creates the operation. Its thread waits until Coyote lets it go.</summary>
    public void Start()
    {
        Id = Operation.CreateFrom(this) ?? throw new InvalidOperationException("Coyote is not in charge of this thread.");
        Operation.Start(Id);
        _thread = run.Driver.Threads.Run(Run);
    }

    /// <summary>Ends a thread that Coyote has forgotten.</summary>
    public void Interrupt() => _thread!.Interrupt();

    /// <summary>Lets Coyote schedule; returns when this mirror is let go and its process can step, or when the run is over.</summary>
    public void Schedule()
    {
        if (IsEnabled)
            Operation.ScheduleNext();
        while (!run.IsOver && !IsEnabled)
            Operation.PauseUntil(() => run.IsOver || IsEnabled);
    }

    /// <summary>Answers whenever this mirror is let go, until the run is over or the process has ended.</summary>
    public void Serve()
    {
        while (!run.IsOver)
        {
            run.Driver.Answer(process);
            run.Driver.Question.Wait();
            if (run.IsOver)
                return;
            run.MirrorNewProcesses();
            if (HasEnded && process != 0)
                return;
            Schedule();
        }
    }

    private void Run()
    {
        try
        {
            Operation.OnStarted(Id);
            if (!run.IsOver && !IsEnabled)
                Schedule();
            Serve();
            Operation.OnCompleted();
            Operation.ScheduleNext();
        }
        catch (ThreadInterruptedException)
        {
            // Coyote has detached itself from the run.
        }
        catch (Exception exception)
        {
            run.Driver.GiveUp(exception);
        }
    }
}
