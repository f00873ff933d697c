using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Threads.Labs.RealCores;

/// <summary>
/// Where a team of workers meets: nobody leaves before all have arrived. Rounds are numbered by the callers, from 1, each one
/// more than the last. A worker spins, for a wake-up by the kernel takes longer than a whole trial; when somebody stays away it
/// lets others have its core. A worker writes only its own line of memory.
/// </summary>
/// <param name="workers">How many meet.</param>
/// <param name="patience">How often a worker looks before it lets others have its core.</param>
internal sealed class SpinBarrier(int workers, int patience)
{
    private readonly Line[] _rounds = new Line[workers]; // the round at which each worker has arrived
    private volatile bool _isAbandoned;

    /// <summary>A number that grows with every arrival.</summary>
    public long Arrivals
    {
        get
        {
            var sum = 0L;
            for (var worker = 0; worker < _rounds.Length; worker++) sum += Volatile.Read(ref _rounds[worker].Round);
            return sum;
        }
    }

    /// <summary>Waits until all have arrived.</summary>
    /// <returns>False when the barrier was abandoned: somebody will never come.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Arrive(int worker, long round)
    {
        // Release: what this worker did before is seen by all who leave. Pairs with the acquire below. It is no full fence: it may
        // wait in the store buffer while the worker goes on, and a trial's own stores behind it.
        Volatile.Write(ref _rounds[worker].Round, round);
        for (var other = 0; other < _rounds.Length; other++)
        {
            var looked = 0;
            while (Volatile.Read(ref _rounds[other].Round) < round) // acquire
            {
                if (++looked > patience && !GiveWay()) return false;
            }
        }

        return true;
    }

    /// <summary>Lets everybody go, now and later.</summary>
    public void Abandon() => _isAbandoned = true;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool GiveWay()
    {
        Thread.Yield();
        return !_isAbandoned;
    }

    // Two cache lines, since cores fetch them in pairs: a worker's arrival disturbs nobody but those who look at it.
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Line
    {
        [FieldOffset(64)]
        public long Round;
    }
}
