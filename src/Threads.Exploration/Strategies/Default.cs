using System.Numerics;

namespace Threads.Exploration;

/// <summary>
/// Who steps when nobody has a reason to choose: the thread that stepped last goes on until it must wait or yields; then
/// the next in turn. Clocks fire only when no thread can step.
/// </summary>
internal static class Default
{
    /// <summary>Chooses among the enabled processes of a state; at least one is.</summary>
    public static int Next(WorldState state) => Next(state, state.Enabled);

    /// <summary>Chooses among these enabled processes; at least one.</summary>
    public static int Next(WorldState state, ulong candidates)
    {
        var eager = candidates & ~state.Yielding & ~state.Clocks;
        if (state.Current >= 0 && (eager >> state.Current & 1) != 0)
            return state.Current;
        return InTurn(state.Current, eager != 0 ? eager : (candidates & ~state.Clocks) is var patient and not 0 ? patient : candidates);
    }

    private static int InTurn(int current, ulong candidates)
    {
        var later = current < 63 ? candidates & ~0UL << current + 1 : 0;
        return BitOperations.TrailingZeroCount(later != 0 ? later : candidates);
    }
}
