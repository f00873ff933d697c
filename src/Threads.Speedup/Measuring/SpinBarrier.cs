using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Threads.Speedup;

/// <summary>
/// Where workers meet: nobody leaves before all have arrived. They spin, for a wake-up by the system takes longer than most phases
/// of a program; whoever has to wait long lets others have its processor. Used by exactly so many threads, again and again.
/// </summary>
/// <param name="workers">How many meet.</param>
public sealed class SpinBarrier(int workers)
{
    // Looks before a worker gives way: longer than two running workers are apart, shorter than a turn of the scheduler.
    private const int Patience = 2000;

    private State _state = new() { Missing = workers };

    /// <summary>Waits until all have arrived.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Arrive()
    {
        // Acquire, and read before arriving: once the last has arrived the round changes.
        var round = Volatile.Read(ref _state.Round);
        if (Interlocked.Decrement(ref _state.Missing) == 0)
        {
            _state.Missing = workers; // nobody looks at it before the round has changed
            Volatile.Write(ref _state.Round, round + 1); // release: pairs with the reads below
            return;
        }

        for (var looks = 0; Volatile.Read(ref _state.Round) == round; looks++)
        {
            if (looks < Patience) Thread.SpinWait(1);
            else Thread.Yield();
        }
    }

    // Who waits reads another line than the one that those who arrive write.
    [StructLayout(LayoutKind.Explicit, Size = 384)]
    private struct State
    {
        [FieldOffset(128)]
        public int Missing;

        [FieldOffset(256)]
        public int Round;
    }
}
