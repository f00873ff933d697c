using System.Numerics;

namespace Threads.Exploration;

/// <summary>
/// Every Mazurkiewicz trace once: dynamic partial-order reduction with source sets and sleep sets, after Abdulla, Aronis,
/// Jonsson and Sagonas, <i>Optimal dynamic partial order reduction</i> (POPL 2014), algorithm 1; steps that can be disabled
/// are treated as in Flanagan and Godefroid (POPL 2005), by the latest step that may be co-enabled.
/// </summary>
/// <remarks>
/// Sleep sets alone guarantee that no trace is completed twice, source sets that none is missed. A run in which every enabled
/// process sleeps repeats an earlier trace; it is given up, and is no trace.
/// </remarks>
internal sealed class Exhaustive : IStrategy
{
    private readonly List<Node> _path = [];
    private int _prefix;
    private ulong _sleep;
    private bool _hasRun;

    public string Name => "exhaustive";

    public bool IsComplete { get; private set; }

    public bool CoversEverything => true;

    public int? Preemptions => null;

    // A state on the current path. Backtrack: who must step here in some run. Done: who already did. Sleep: whose step
    // here leads to traces that were completed elsewhere.
    private sealed class Node
    {
        public int Chosen;
        public ulong Enabled;
        public ulong Backtrack;
        public ulong Done;
        public ulong Sleep;
        public Step Step;
    }

    public bool Begin()
    {
        if (IsComplete)
            return false;
        while (_path is [.., var node])
        {
            node.Done |= 1UL << node.Chosen;
            var left = node.Backtrack & ~node.Done & ~node.Sleep;
            if (left != 0)
            {
                node.Chosen = BitOperations.TrailingZeroCount(left);
                _prefix = _path.Count;
                return true;
            }

            _path.RemoveAt(_path.Count - 1);
        }

        IsComplete = _hasRun;
        _hasRun = true;
        return !IsComplete;
    }

    public void Restart() => _path.RemoveRange(_prefix, _path.Count - _prefix);

    public int Choose(WorldState state, Execution run)
    {
        var depth = run.Count;
        if (depth < _prefix - 1)
            return Replay(_path[depth], state);
        if (depth >= _prefix)
        {
            if (depth == 0)
                _sleep = 0;
            var awake = state.Enabled & ~_sleep;
            if (awake == 0)
                return IScheduler.Stop;
            var chosen = Default.Next(state, awake);
            _path.Add(new Node { Chosen = chosen, Enabled = state.Enabled, Backtrack = 1UL << chosen, Sleep = _sleep });
        }

        var node = _path[depth];
        node.Step = state.Pending(node.Chosen);
        node.Backtrack |= EndangeredClocks(state, node.Step, node.Chosen);
        _sleep = StillAsleep(node.Sleep | node.Done, state, node.Step, node.Chosen);
        return node.Chosen;
    }

    // A clock that a step may stop leaves no event behind from which a race could be found: it is tried before that step.
    private static ulong EndangeredClocks(WorldState state, in Step taken, int taker)
    {
        var endangered = 0UL;
        for (var rest = state.Clocks & state.Enabled & ~(1UL << taker); rest != 0; rest &= rest - 1)
        {
            var clock = BitOperations.TrailingZeroCount(rest);
            if (state.Pending(clock).ConflictsWith(taken))
                endangered |= 1UL << clock;
        }

        return endangered;
    }

    public void End(Execution run)
    {
        for (var at = Math.Max(0, _prefix - 1); at < run.Count; at++)
        {
            var late = run.Events[at];
            Reverse(run, at, late.Process, late.Step, late.Previous, late.WasBlocked);
        }

        foreach (var (process, step, previous) in run.Unfinished)
            Reverse(run, run.Count, process, step, previous, wasBlocked: true);
    }

    // The same choices must lead to the same steps: anything else means that the program is not deterministic.
    private static int Replay(Node node, WorldState state)
    {
        var step = state.IsEnabled(node.Chosen) ? state.Pending(node.Chosen) : default;
        if (step.Site != node.Step.Site || step.Kind != node.Step.Kind || step.Location != node.Step.Location)
            throw new NotDeterministicException(node.Step.Site, step.Site);
        return node.Chosen;
    }

    private static ulong StillAsleep(ulong asleep, WorldState state, in Step taken, int taker)
    {
        var still = 0UL;
        for (var rest = asleep & ~(1UL << taker); rest != 0; rest &= rest - 1)
        {
            var process = BitOperations.TrailingZeroCount(rest);
            if (!state.Pending(process).ConflictsWith(taken) && !OwnedBy(state, process, taker) && !OwnedBy(state, taker, process))
                still |= 1UL << process;
        }

        return still;
    }

    // A clock's step depends on its owner's.
    private static bool OwnedBy(WorldState state, int clock, int owner) =>
        (state.Clocks >> clock & 1) != 0 && state.Owners[clock] == owner;

    // Finds the earlier events with which the step could change places, and makes sure that a run tries it.
    private void Reverse(Execution run, int at, int process, in Step step, int previous, bool wasBlocked)
    {
        if (step.Access == Access.None)
            return;
        if (step.IsMemory && !wasBlocked)
        {
            ReverseImmediate(run, at, process, step, previous);
            return;
        }

        // A step that can be disabled meets, while it waits, one conflicting step after another; before that, the latest.
        for (var early = at - 1; early >= 0; early--)
        {
            var first = run.Events[early];
            if (first.Process == process || !first.Step.ConflictsWith(step) || !first.Step.MayBeCoEnabledWith(step))
                continue;
            if (run.HappensBefore(early, previous))
                continue;
            Schedule(run, early, at, process, step, previous);
            if (early < previous)
                break;
        }
    }

    private void ReverseImmediate(Execution run, int at, int process, in Step step, int previous)
    {
        // Conflicting events before this one, the latest of each process: every other is ordered through one of them. Through the
        // latest write too, unless the step touches more than the location that was written.
        Span<int> candidates = stackalloc int[WorldState.MaxProcesses * 2];
        var count = 0;
        var readers = 0UL;
        for (var early = at - 1; early >= 0 && count < candidates.Length; early--)
        {
            var first = run.Events[early];
            if (!first.Step.ConflictsWith(step) || (readers >> first.Process & 1) != 0)
                continue;
            candidates[count++] = early;
            if (first.Step.Access == Access.Write && first.Step.Location == step.Location && step.AlsoReads is null)
                break;
            readers |= 1UL << first.Process;
        }

        foreach (var early in candidates[..count])
        {
            var first = run.Events[early];
            if (first.Process == process || run.HappensBefore(early, previous) || !first.Step.MayBeCoEnabledWith(step))
                continue;
            var covered = false;
            foreach (var other in candidates[..count])
                covered |= other != early && run.HappensBefore(early, other);
            if (!covered)
                Schedule(run, early, at, process, step, previous);
        }
    }

    // At the state before the early event, somebody must start the run in which the late step comes first: an initial of
    // the events in between that do not depend on the early one, followed by the late step (algorithm 1, lines 5 to 7).
    private void Schedule(Execution run, int early, int at, int process, in Step step, int previous)
    {
        Span<int> firstOrder = stackalloc int[WorldState.MaxProcesses];
        firstOrder.Clear();
        var starters = 0UL;
        var initials = 0UL;
        var conflicts = false;
        for (var middle = early + 1; middle < at; middle++)
        {
            if (run.HappensBefore(early, middle))
                continue;
            var between = run.Events[middle];
            conflicts |= between.Step.ConflictsWith(step);
            if ((starters >> between.Process & 1) != 0)
                continue;
            if (!FollowsAny(run.ClockOf(middle), starters, firstOrder))
                initials |= 1UL << between.Process;
            starters |= 1UL << between.Process;
            firstOrder[between.Process] = between.Order;
        }

        var ownBit = 1UL << process;
        if ((starters & ownBit) == 0 && !conflicts && (previous < 0 || !FollowsAny(run.ClockOf(previous), starters, firstOrder)))
            initials |= ownBit;
        var node = _path[early];
        initials &= node.Enabled;
        if (initials == 0 || (initials & (node.Backtrack | node.Done | node.Sleep)) != 0)
            return;
        node.Backtrack |= (initials & ownBit) != 0 ? ownBit : initials & ~initials + 1;
    }

    private static bool FollowsAny(ReadOnlySpan<int> clock, ulong starters, ReadOnlySpan<int> firstOrder)
    {
        for (var rest = starters; rest != 0; rest &= rest - 1)
        {
            var process = BitOperations.TrailingZeroCount(rest);
            if (clock[process] >= firstOrder[process])
                return true;
        }

        return false;
    }
}
