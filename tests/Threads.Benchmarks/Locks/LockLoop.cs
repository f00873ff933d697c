using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Threads.Speedup;

namespace Threads.Benchmarks.Locks;

/// <summary>What a lock costs.</summary>
/// <param name="Nanoseconds">For each acquisition, all threads together.</param>
/// <param name="HandedOff">The share of acquisitions by another thread than the last one.</param>
internal readonly record struct LockCost(double Nanoseconds, double HandedOff);

/// <summary>Goes in and out as fast as it can, and counts how often somebody else was inside last.</summary>
internal sealed class LockLoop
{
    private State _state;

    /// <summary>Runs on some workers of a team, so many times on each.</summary>
    public static LockCost Run<TGate>(Team team, int threads, int times, TGate gate)
        where TGate : struct, IGate
    {
        var loop = new LockLoop { _state = { LastIn = -1 } };
        var handed = new long[threads];
        var run = team.Run(threads, worker => handed[worker.Index] = loop.Work(gate, worker.Index, times));
        if (loop._state.Counter != (long)threads * times) throw new InvalidOperationException($"{typeof(TGate).Name} lost {((long)threads * times) - loop._state.Counter} increments.");
        return new LockCost(run.Seconds * 1e9 / times / threads, (double)handed.Sum() / times / threads);
    }

    /// <summary>The same without a lock: an atomic increment.</summary>
    public static LockCost RunAtomic(Team team, int threads, int times)
    {
        var loop = new LockLoop();
        var run = team.Run(threads, _ => Increment(ref loop._state.Counter, times));
        return new LockCost(run.Seconds * 1e9 / times / threads, double.NaN);
    }

    private long Work<TGate>(TGate gate, int me, int times)
        where TGate : struct, IGate
    {
        var handed = 0L;
        for (var i = 0; i < times; i++)
        {
            gate.Enter(me);
            if (_state.LastIn != me)
            {
                handed++;
                _state.LastIn = me;
            }

            _state.Counter++;
            gate.Exit(me);
        }

        return handed;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Increment(ref long counter, int times)
    {
        for (var i = 0; i < times; i++) Interlocked.Increment(ref counter);
    }

    [StructLayout(LayoutKind.Explicit, Size = 384)]
    private struct State
    {
        [FieldOffset(128)]
        public long Counter;

        [FieldOffset(256)]
        public int LastIn;
    }
}
