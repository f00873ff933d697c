using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Threads.Speedup;

/// <summary>
/// How far apart two processors are just now: a cache line's round trip between them. A virtual machine's processors are neighbours
/// at one time and strangers at another, five times as far apart, and nothing else tells.
/// </summary>
/// <param name="team">The team whose first two workers sing; with one worker or one processor there is no canary.</param>
public sealed class Canary(Team team)
{
    private const int Trips = 200;
    private const int Songs = 5; // the shortest counts: anything that comes in between makes it longer

    private Line _line;

    /// <summary>Measures, in a tenth of a millisecond to a few.</summary>
    /// <returns>Nanoseconds for a round trip; null when there are not two processors.</returns>
    public double? Sing()
    {
        if (team.Size < 2 || team.Cores < 2) return null;
        var shortest = double.PositiveInfinity;
        _line.Ball = 0;
        team.Run(2, worker =>
        {
            var nanoseconds = Play(ref _line.Ball, worker.Index);
            if (worker.Index == 0) shortest = nanoseconds;
        });
        return shortest;
    }

    // Even: the first one's turn. Each writes once the other has written; a volatile write releases, a volatile read acquires, and
    // only the order of this one word matters.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Play(ref int ball, int me)
    {
        var shortest = long.MaxValue;
        var turn = me;
        for (var song = 0; song < Songs; song++)
        {
            var begun = Stopwatch.GetTimestamp();
            for (var trip = 0; trip < Trips; trip++, turn += 2)
            {
                Await(ref ball, turn);
                Volatile.Write(ref ball, turn + 1);
            }

            shortest = Math.Min(shortest, Stopwatch.GetTimestamp() - begun);
        }

        return shortest * 1e9 / Stopwatch.Frequency / Trips;
    }

    private static void Await(ref int ball, int turn)
    {
        const int Patience = 100_000;
        for (var looks = 0; Volatile.Read(ref ball) != turn; looks++)
        {
            if (looks > Patience) Thread.Yield();
        }
    }

    [StructLayout(LayoutKind.Explicit, Size = 384)]
    private struct Line
    {
        [FieldOffset(192)]
        public int Ball;
    }
}
