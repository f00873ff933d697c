using System.Numerics;

namespace Threads.Exploration;

/// <summary>At every state one of the enabled processes, each with the same probability.</summary>
internal sealed class RandomWalk(ulong seed) : IStrategy
{
    private int _run;
    private Random _random = new(0);

    public string Name => "random";

    public bool IsComplete => false;

    public bool CoversEverything => false;

    public int? Preemptions => null;

    /// <summary>A generator of its own for each run: a run depends on the seed and its number alone.</summary>
    public static Random Generator(ulong seed, int run) => new(unchecked((int)(seed * 0x9E3779B97F4A7C15UL >> 32) + run * 7919));

    public bool Begin()
    {
        _run++;
        Restart();
        return true;
    }

    public void Restart() => _random = Generator(seed, _run);

    public int Choose(WorldState state, Execution run)
    {
        var skip = _random.Next(BitOperations.PopCount(state.Enabled));
        var rest = state.Enabled;
        while (skip-- > 0)
            rest &= rest - 1;
        return BitOperations.TrailingZeroCount(rest);
    }

    public void End(Execution run)
    {
    }
}
