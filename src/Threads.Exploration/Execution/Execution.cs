using System.Runtime.InteropServices;

namespace Threads.Exploration;

/// <summary>
/// The run that is under way, as the engine remembers it: its events in order, which happens before which, and who could
/// step. Two runs are the same Mazurkiewicz trace exactly when their <see cref="Fingerprint"/>s agree.
/// </summary>
/// <remarks>
/// Happens-before here is the order that conflicts impose (<see cref="Step.ConflictsWith"/>), the one that reduction needs.
/// The order that synchronization alone imposes, the one that data races need, is <see cref="RaceDetector"/>'s.
/// A clock counts, for each process, how many of its events happen before or at an event (Mattern 1989).
/// </remarks>
internal sealed class Execution
{
    private readonly List<Event> _events = [];
    private readonly int[] _latest = new int[WorldState.MaxProcesses];
    private readonly int[] _counts = new int[WorldState.MaxProcesses];
    private readonly ulong[] _identities = new ulong[WorldState.MaxProcesses];
    private readonly List<int> _predecessors = [];
    private History[] _histories = [];
    private int _locations;
    private int[] _clocks = new int[64 * Stride];
    private ulong _blocked;

    private const int Stride = WorldState.MaxProcesses;

    /// <summary>One step that was taken.</summary>
    /// <param name="Process">Who took it.</param>
    /// <param name="Step">The step.</param>
    /// <param name="Order">Its place among its process's events, from 1.</param>
    /// <param name="Previous">The process's event before it (for a clock, its owner's if that is later); -1 for none.</param>
    /// <param name="WasBlocked">Whether its process had to wait for it at some state.</param>
    /// <param name="Hash">Identifies the event within every run of the same trace.</param>
    public readonly record struct Event(int Process, Step Step, int Order, int Previous, bool WasBlocked, ulong Hash);

    public int Count => _events.Count;

    public ReadOnlySpan<Event> Events => CollectionsMarshal.AsSpan(_events);

    /// <summary>The trace so far, independent of the order of independent events.</summary>
    public ulong Fingerprint { get; private set; }

    /// <summary>How often a process that could have gone on was stopped.</summary>
    public int Preemptions { get; private set; }

    /// <summary>The sites at which, in some run so far, the order of two processes mattered. Kept from run to run.</summary>
    public HashSet<int> Contended { get; } = [];

    /// <summary>Who had taken no further step at the latest state, and what each would have done next.</summary>
    public List<(int Process, Step Step, int Previous)> Unfinished { get; } = [];

    public void Clear()
    {
        _events.Clear();
        Array.Fill(_latest, -1);
        Array.Clear(_counts);
        for (var location = 0; location < _locations; location++)
            _histories[location].Clear();
        _locations = 0;
        _blocked = 0;
        Fingerprint = 0;
        Preemptions = 0;
        Unfinished.Clear();
    }

    /// <summary>The clock of an event: entry p counts the events of process p that happen before or at it.</summary>
    public ReadOnlySpan<int> ClockOf(int at) => _clocks.AsSpan(at * Stride, Stride);

    /// <summary>True when the first event happens before the second, or is it.</summary>
    public bool HappensBefore(int first, int second) =>
        first >= 0 && second >= 0 && ClockOf(second)[_events[first].Process] >= _events[first].Order;

    /// <summary>Events that conflict with this step and would directly precede it, were it taken now.</summary>
    public List<int> DirectPredecessors(in Step step)
    {
        _predecessors.Clear();
        if (step.Location >= 0)
            HistoryOf(step.Location).AddConflicting(step.Access, _predecessors);
        if (step.Overlaps is not null)
            AddOverlapping(step);
        foreach (var location in step.AlsoReads ?? [])
            HistoryOf(location).AddConflicting(Access.Read, _predecessors);
        return _predecessors;
    }

    // Each history is of one location alone: two bytes of one word do not follow each other.
    private void AddOverlapping(in Step step)
    {
        var found = new List<int>();
        foreach (var location in step.Overlaps!)
            HistoryOf(location).AddConflicting(step.Access, found);
        _predecessors.AddRange(found.Distinct().Except(_predecessors).ToList());
    }

    /// <summary>Remembers who waits at the state that was reached.</summary>
    public void Observe(WorldState state) => _blocked |= state.Alive & ~state.Enabled;

    /// <summary>Adds the chosen process's step.</summary>
    public void Add(WorldState state, int process)
    {
        var step = state.Pending(process);
        var at = _events.Count;
        var previous = _latest[process];
        var clock = NewClock(at);
        var hash = previous >= 0 ? _events[previous].Hash : Mix(Origin(state, process, clock), 5);
        Join(clock, previous);
        if ((state.Clocks >> process & 1) != 0)
            Join(clock, previous = LatestBefore(state, process));
        ulong conflicts = 0;
        var predecessors = DirectPredecessors(step);
        foreach (var predecessor in predecessors)
        {
            if (clock[_events[predecessor].Process] < _events[predecessor].Order)
            {
                Contended.Add(_events[predecessor].Step.Site);
                Contended.Add(step.Site);
            }
        }

        foreach (var predecessor in predecessors)
        {
            Join(clock, predecessor);
            conflicts += _events[predecessor].Hash;
        }

        var order = clock[process] = ++_counts[process];
        hash = Mix(Mix(hash, _identities[process] + (ulong)order), conflicts + (ulong)step.Access);
        CountPreemption(state, process);
        var bit = 1UL << process;
        _events.Add(new Event(process, step, order, previous, (_blocked & bit) != 0, hash));
        _blocked &= ~bit;
        _latest[process] = at;
        Fingerprint += hash;
        Remember(step, at);
    }

    /// <summary>Keeps what every unfinished process would have done next.</summary>
    public void Finish(WorldState state)
    {
        for (var process = 0; process < state.Count; process++)
        {
            if ((state.Alive >> process & 1) != 0)
                Unfinished.Add((process, state.Pending(process), LatestBefore(state, process)));
        }
    }

    // A clock's step follows from its owner's beginning to wait.
    private int LatestBefore(WorldState state, int process) =>
        (state.Clocks >> process & 1) != 0 ? Math.Max(_latest[process], _latest[state.Owners[process]]) : _latest[process];

    private void CountPreemption(WorldState state, int process)
    {
        var current = state.Current;
        if (current >= 0 && current != process && state.IsEnabled(current) && (state.Yielding >> current & 1) == 0)
            Preemptions++;
    }

    // A process is known by its starting event, not by its number, which depends on the order of independent starts.
    private ulong Origin(WorldState state, int process, Span<int> clock)
    {
        if ((state.Clocks >> process & 1) != 0)
            return _identities[process] = Mix(_identities[state.Owners[process]], 7);
        // Not the latest write: the thread may have been interrupted before it began.
        var origin = state.Origins[process];
        var start = _events.FindLastIndex(one => one.Step.Kind == StepKind.Start && one.Step.Location == origin);
        if (start < 0)
            return _identities[process] = Mix((ulong)process, 1);
        Join(clock, start);
        return _identities[process] = Mix(_events[start].Hash, 3);
    }

    private Span<int> NewClock(int at)
    {
        if ((at + 1) * Stride > _clocks.Length)
            Array.Resize(ref _clocks, _clocks.Length * 2);
        var clock = _clocks.AsSpan(at * Stride, Stride);
        clock.Clear();
        return clock;
    }

    private void Join(Span<int> clock, int at)
    {
        if (at < 0)
            return;
        Clocks.Join(clock, _clocks.AsSpan(at * Stride, Stride));
    }

    private void Remember(in Step step, int at)
    {
        if (step.Location >= 0)
            HistoryOf(step.Location).Add(step.Access, at);
        foreach (var location in step.AlsoReads ?? [])
            HistoryOf(location).Add(Access.Read, at);
    }

    private History HistoryOf(int location)
    {
        while (location >= _histories.Length)
        {
            var known = _histories.Length;
            Array.Resize(ref _histories, Math.Max(64, known * 2));
            for (var next = known; next < _histories.Length; next++)
                _histories[next] = new History();
        }

        _locations = Math.Max(_locations, location + 1);
        return _histories[location];
    }

    private static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash ^ value) * 0x9E3779B97F4A7C15UL;
        hash = (hash ^ hash >> 30) * 0xBF58476D1CE4E5B9UL;
        return hash ^ hash >> 31;
    }

    // What happened to one location: its latest write, and the reads since.
    private sealed class History
    {
        private readonly List<int> _readsSince = [];

        private int LatestWrite { get; set; } = -1;

        public void Clear()
        {
            LatestWrite = -1;
            _readsSince.Clear();
        }

        public void AddConflicting(Access access, List<int> events)
        {
            if (access == Access.None)
                return;
            if (LatestWrite >= 0 && !events.Contains(LatestWrite))
                events.Add(LatestWrite);
            if (access == Access.Write)
                events.AddRange(_readsSince);
        }

        public void Add(Access access, int at)
        {
            if (access == Access.Write)
            {
                LatestWrite = at;
                _readsSince.Clear();
            }
            else if (access == Access.Read)
            {
                _readsSince.Add(at);
            }
        }
    }
}
