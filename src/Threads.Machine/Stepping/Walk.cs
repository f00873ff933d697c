using Threads.Exploration;

namespace Threads.Machine;

/// <summary>
/// A run that is walked by hand: somebody chooses every step, and may go back. Steps are those of the engine, so that a
/// walk can be written down as a schedule, and a schedule that an exploration found can be walked.
/// </summary>
/// <remarks>
/// The program is deterministic: going back is to run it again with one choice fewer, which needs no copy of any state.
/// Not thread-safe.
/// </remarks>
public sealed class Walk : IScheduler
{
    // A spinning thread can be let run, but not for ever.
    private const int MostSteps = 10_000;

    private readonly MachineProgram _program;
    private readonly MachineWorld _world;
    private readonly List<int> _taken = [];
    private readonly List<string> _names = [];
    private readonly Stack<int> _undone = [];
    private readonly List<Choice> _choices = [];
    private readonly List<int> _along = [];
    private Func<WorldState, int> _beyond = Stops;

    /// <summary>Stands at the beginning of a program.</summary>
    public Walk(MachineProgram program, MemoryModel model)
    {
        ArgumentNullException.ThrowIfNull(program);
        _program = program;
        _world = new MachineWorld(program with { Claim = null }, model) { TakenAlong = _along };
        Run();
    }

    /// <summary>The program.</summary>
    public MachineProgram Program => _program;

    /// <summary>The computer, in the state that was reached.</summary>
    public Computer Computer => _world.Computer;

    /// <summary>How many steps were taken.</summary>
    public int Count => _taken.Count;

    /// <summary>How many steps were gone back, and can be gone forward again.</summary>
    public int Undone => _undone.Count;

    /// <summary>The steps that were taken.</summary>
    public IReadOnlyList<TraceRow> Rows => _world.Trace;

    /// <summary>The instructions of its own that the latest thread executed along with its step: indices into the code.</summary>
    public IReadOnlyList<int> TakenAlong => _along;

    /// <summary>Who has a next step: threads first, then store buffers. Empty at the end.</summary>
    public IReadOnlyList<Choice> Choices => _choices;

    /// <summary>How the run ended; null while somebody can step.</summary>
    public Ending? Ending { get; private set; }

    /// <summary>The steps that were taken, as a schedule.</summary>
    public Schedule Schedule
    {
        get
        {
            var turns = new List<(string Name, int Steps)>();
            foreach (var name in _names)
            {
                if (turns.Count > 0 && turns[^1].Name == name) turns[^1] = (name, turns[^1].Steps + 1);
                else turns.Add((name, 1));
            }

            return Schedule.Of(turns);
        }
    }

    /// <summary>Takes a step.</summary>
    /// <exception cref="InvalidInputException">It cannot be taken now.</exception>
    public void Take(Choice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        if (!choice.IsEnabled) throw new InvalidInputException($"{choice.Row.Thread} cannot step now: {choice.Text}.");
        if (_undone.TryPop(out var again) && again != choice.Process) _undone.Clear();
        _taken.Add(choice.Process);
        Run();
    }

    /// <summary>Takes the latest step back.</summary>
    /// <returns>False at the beginning.</returns>
    public bool GoBack()
    {
        if (_taken.Count == 0) return false;
        _undone.Push(_taken[^1]);
        _taken.RemoveAt(_taken.Count - 1);
        Run();
        return true;
    }

    /// <summary>Takes a step again that was taken back.</summary>
    /// <returns>False where there is none.</returns>
    public bool GoForward()
    {
        if (!_undone.TryPop(out var process)) return false;
        _taken.Add(process);
        Run();
        return true;
    }

    /// <summary>Goes back to the beginning; every step can be gone forward again.</summary>
    public void Restart()
    {
        foreach (var process in Enumerable.Reverse(_taken)) _undone.Push(process);
        _taken.Clear();
        Run();
    }

    /// <summary>Lets the rest happen in the default order: who stepped last goes on until it must wait, then the next in turn.</summary>
    /// <returns>False where it did not come to an end in 10,000 steps.</returns>
    public bool Finish()
    {
        var most = _taken.Count + MostSteps;
        RunOn(state => _taken.Count < most ? Default.Next(state) : IScheduler.Stop);
        return Ending is not null;
    }

    /// <summary>Takes a schedule's steps; unlike a replay, it stops after the last of them.</summary>
    /// <exception cref="InvalidInputException">The schedule does not fit the program.</exception>
    public void Follow(Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        foreach (var (name, steps) in schedule.Turns)
        {
            var before = _taken.Count;
            var most = Math.Min(steps, MostSteps);
            RunOn(state => _taken.Count - before < most && Find(state, name) is >= 0 and var process ? process : IScheduler.Stop);
            if (steps != int.MaxValue && _taken.Count - before < steps)
                throw new InvalidInputException($"'{schedule}' does not fit this program: {name} cannot take its step {_taken.Count - before + 1} of {steps}. Was the program changed since?");
        }
    }

    int IScheduler.Next(WorldState state)
    {
        _along.Clear();
        if (_names.Count == _taken.Count)
        {
            var beyond = _beyond(state);
            if (beyond == IScheduler.Stop)
            {
                Look(state);
                return beyond;
            }

            _taken.Add(beyond);
        }

        var chosen = _taken[_names.Count];
        _names.Add(Schedule.NameOf(state, chosen));
        return chosen;
    }

    private static int Stops(WorldState state) => IScheduler.Stop;

    private void RunOn(Func<WorldState, int> beyond)
    {
        _undone.Clear();
        _beyond = beyond;
        Run();
        _beyond = Stops;
    }

    private void Run()
    {
        _names.Clear();
        _choices.Clear();
        Computer.Caches = new Caches(Computer.Layout.MaxThreads);
        var ending = _world.Run(this, traced: true);
        Ending = ending.Verdict == Verdict.Abandoned ? null : ending;
    }

    // What the latest step took along must not be lost by the question who steps next.
    private void Look(WorldState state)
    {
        for (var process = 0; process < state.Count; process++)
        {
            if ((state.Alive >> process & 1) == 0) continue;
            var row = Tracing.Before(_world, state, process);
            var text = ChoiceText.Of(_world, row, state.IsEnabled(process));
            _choices.Add(new Choice(process, Schedule.NameOf(state, process), _world.Processes.OwnerOf(process), row, text, state.IsEnabled(process)));
        }
    }

    private static int Find(WorldState state, string name)
    {
        for (var process = 0; process < state.Count; process++)
        {
            if (state.IsEnabled(process) && Schedule.NameOf(state, process) == name) return process;
        }

        return -1;
    }
}
