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

    /// <summary>
    /// Lets the rest happen: who stepped last goes on until it must wait or comes back to where it was, then the next in turn.
    /// </summary>
    /// <returns>False where it did not come to an end in 10,000 steps.</returns>
    public bool Finish()
    {
        var most = _taken.Count + MostSteps;
        var seen = new HashSet<ulong>();
        RunOn(state =>
        {
            if (_taken.Count == most) return IScheduler.Stop;
            if (seen.Add(StateHash())) return Default.Next(state);
            seen.Clear();
            var others = state.Enabled & ~(1UL << state.Current);
            return others == 0 ? IScheduler.Stop : Default.Next(state, others);
        });
        return Ending is not null;
    }

    /// <summary>
    /// Takes a schedule's steps from here on; unlike a replay, it stops after the last of them. Who is to go on, without a
    /// number, does so until it must wait or comes back to where it was.
    /// </summary>
    /// <exception cref="InvalidInputException">Somebody cannot step who should; then none of the steps is taken.</exception>
    public void Follow(Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var start = _taken.Count;
        foreach (var (name, steps) in schedule.Turns)
        {
            var before = _taken.Count;
            var most = Math.Min(steps, MostSteps);
            var seen = new HashSet<ulong>();
            RunOn(state => _taken.Count - before < most && (seen.Add(StateHash()) || steps != int.MaxValue) ? Find(state, name) : IScheduler.Stop);
            var taken = _taken.Count - before;
            if (taken == steps || (taken > 0 && steps == int.MaxValue)) continue;
            _taken.RemoveRange(start, _taken.Count - start);
            Run();
            throw new InvalidInputException(steps == int.MaxValue
                ? $"'{schedule}' does not fit here: {name} cannot step."
                : $"'{schedule}' does not fit here: {name} cannot take its step {taken + 1} of {steps}.");
        }
    }

    int IScheduler.Next(WorldState state)
    {
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

        _along.Clear();
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
        _along.Clear();
        Computer.Caches = new Caches(Computer.Layout.MaxThreads);
        var ending = _world.Run(this, traced: true);
        Ending = ending.Verdict == Verdict.Abandoned ? null : ending;
    }

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

        return IScheduler.Stop;
    }

    // FNV-1a; 64 bits tell the few states of one walk apart.
    private ulong StateHash() => Computer.Words.Aggregate(14695981039346656037UL, static (hash, word) => (hash ^ word) * 1099511628211UL);
}
