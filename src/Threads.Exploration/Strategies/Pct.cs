using System.Numerics;

namespace Threads.Exploration;

/// <summary>
/// Probabilistic concurrency testing: every process has a random priority, the highest that can step does, and at a few
/// random points the one about to step falls to the bottom. Finds a mistake that needs d ordered steps with probability
/// at least 1/(n·k^(d-1)) a run. Burckhardt, Kothari, Musuvathi and Nagarakatte, <i>A randomized scheduler with probabilistic
/// guarantees of finding bugs</i> (ASPLOS 2010).
/// </summary>
internal sealed class Pct(ulong seed, int changes = 3) : IStrategy
{
    private readonly int[] _priorities = new int[WorldState.MaxProcesses];
    private readonly HashSet<int> _changePoints = [];
    private Random _random = new(0);
    private int _known;
    private int _lowest;
    private int _run;
    private int _longest = 16;

    public string Name => "pct";

    public bool IsComplete => false;

    public bool CoversEverything => false;

    public int? Preemptions => null;

    public bool Begin()
    {
        _run++;
        Restart();
        return true;
    }

    public void Restart()
    {
        _random = RandomWalk.Generator(seed, _run);
        _known = 0;
        _lowest = 0;
        _changePoints.Clear();
        for (var change = 0; change < changes; change++)
            _changePoints.Add(_random.Next(_longest));
    }

    public int Choose(WorldState state, Execution run)
    {
        for (; _known < state.Count; _known++)
            _priorities[_known] = _random.Next(1, int.MaxValue);
        for (var yielding = state.Yielding; yielding != 0; yielding &= yielding - 1)
            _priorities[BitOperations.TrailingZeroCount(yielding)] = --_lowest;
        var chosen = Highest(state.Enabled);
        if (_changePoints.Contains(run.Count))
        {
            _priorities[chosen] = --_lowest;
            chosen = Highest(state.Enabled);
        }

        return chosen;
    }

    public void End(Execution run) => _longest = Math.Max(_longest, run.Count);

    private int Highest(ulong enabled)
    {
        var best = BitOperations.TrailingZeroCount(enabled);
        for (var rest = enabled; rest != 0; rest &= rest - 1)
        {
            var process = BitOperations.TrailingZeroCount(rest);
            if (_priorities[process] > _priorities[best])
                best = process;
        }

        return best;
    }
}
