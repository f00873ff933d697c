using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Threads.Speedup;

/// <summary>What a machine can do at most, as far as it matters for scaling. Each is measured with several numbers of threads, in the same rounds as the program.</summary>
public enum Limit
{
    /// <summary>Reading memory, nothing else; bytes a second.</summary>
    Read,

    /// <summary>Reading and writing memory: a = b + s · c, as STREAM's triad, written past the caches; bytes a second.</summary>
    Triad,

    /// <summary>Multiplying and adding in registers; operations a second.</summary>
    Arithmetic,
}

/// <summary>
/// Programs that do nothing but meet a limit, with one thread as well as with many: a probe that one thread does not fill the memory's way
/// with makes the way look wider for two. The arrays are several times as long as the caches of most machines. J. McCalpin, Memory bandwidth
/// and machine balance in current high performance computers, 1995.
/// </summary>
public sealed unsafe class Probes : IDisposable
{
    private const int Length = 6 << 20; // doubles in each of three arrays: 48 MiB each
    private const int Rounds = 400_000;
    private const nuint Alignment = 64;

    private readonly double* _a = (double*)NativeMemory.AlignedAlloc(Length * sizeof(double), Alignment);
    private readonly double* _b = (double*)NativeMemory.AlignedAlloc(Length * sizeof(double), Alignment);
    private readonly double* _c = (double*)NativeMemory.AlignedAlloc(Length * sizeof(double), Alignment);
    private double _sink;

    /// <summary>Lays the arrays out. Each worker writes its part first, so that on a machine with several memories it is in the near one.</summary>
    public Probes(Team team)
    {
        ArgumentNullException.ThrowIfNull(team);
        team.Run(Math.Min(team.Size, team.Cores), worker =>
        {
            for (var i = worker.From(Length); i < worker.To(Length); i++) (_a[i], _b[i], _c[i]) = (1, 2, 0.5);
        });
    }

    /// <summary>How much one run of a probe does: bytes, or operations of all workers together.</summary>
    public static double Amount(Limit limit, int threads) => limit == Limit.Arithmetic
        ? (double)Rounds * Operations * threads
        : 3.0 * sizeof(double) * Length;

    private static int Operations => 8 * Vector512<double>.Count * 2;

    /// <summary>One worker's part of a probe.</summary>
    public void Run(Limit limit, Worker worker)
    {
        ArgumentNullException.ThrowIfNull(worker);
        var (from, to) = (worker.From(Length) & ~7, worker.To(Length) & ~7);
        switch (limit)
        {
            case Limit.Read:
                _sink = Sum(_a, _b, _c, from, to);
                break;
            case Limit.Triad:
                Triad(_a, _b, _c, from, to);
                break;
            default:
                _sink = Multiply(Rounds);
                break;
        }
    }

    /// <summary>Gives the arrays back.</summary>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_a);
        NativeMemory.AlignedFree(_b);
        NativeMemory.AlignedFree(_c);
    }

    // All three at once: a processor fetches ahead within a page only, and of three streams one at least is in the middle of one.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Sum(double* a, double* b, double* c, int from, int to)
    {
        Vector512<double> first = default, second = default, third = default, fourth = default, fifth = default, sixth = default;
        var i = from;
        for (; i + 16 <= to; i += 16)
        {
            first += Vector512.Load(a + i);
            second += Vector512.Load(b + i);
            third += Vector512.Load(c + i);
            fourth += Vector512.Load(a + i + 8);
            fifth += Vector512.Load(b + i + 8);
            sixth += Vector512.Load(c + i + 8);
        }

        for (; i < to; i += 8) first += Vector512.Load(a + i) + Vector512.Load(b + i) + Vector512.Load(c + i);
        return Vector512.Sum(first + second + third + fourth + fifth + sixth);
    }

    // An ordinary store would first fetch the line that it is about to overwrite, a quarter of all traffic that nobody counts. Parts
    // begin and end where a line does.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Triad(double* a, double* b, double* c, int from, int to)
    {
        var scalar = Vector512.Create(0.25);
        for (var i = from; i < to; i += 8) Vector512.StoreAlignedNonTemporal(Vector512.Load(b + i) + (scalar * Vector512.Load(c + i)), a + i);
        Thread.MemoryBarrier(); // such stores are ordered by a fence only
    }

    // Eight chains that do not wait for each other: enough to keep every unit busy.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Multiply(int rounds)
    {
        Vector512<double> x = Vector512.Create(0.999999), y = Vector512.Create(1e-9);
        Vector512<double> a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y;
        for (var i = 0; i < rounds; i++)
        {
            a = Vector512.FusedMultiplyAdd(a, x, y);
            b = Vector512.FusedMultiplyAdd(b, x, y);
            c = Vector512.FusedMultiplyAdd(c, x, y);
            d = Vector512.FusedMultiplyAdd(d, x, y);
            e = Vector512.FusedMultiplyAdd(e, x, y);
            f = Vector512.FusedMultiplyAdd(f, x, y);
            g = Vector512.FusedMultiplyAdd(g, x, y);
            h = Vector512.FusedMultiplyAdd(h, x, y);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h);
    }
}
