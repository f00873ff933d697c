using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Threads.Speedup.Workloads;

/// <summary>The Mandelbrot set: rows that take very different times. Dealt out in advance, one worker has more to do; taken as one comes to it, none has.</summary>
internal static unsafe class Mandelbrot
{
    private const int Lanes = 8;
    private const int Limit = 256;
    private const double Left = -2, Right = 0.6, Bottom = -0.2, Top = 1.2; // not symmetrical: the lower rows hold more of the set

    public static Workload Workload { get; } = new("mandelbrot", "the Mandelbrot set, rows of very different cost", "pixels a side", 1024, Prepare)
    {
        LeastSize = 64,
        Grow = (size, times) => (int)(size * Math.Sqrt(times)),
    };

    private static Prepared Prepare(int size)
    {
        size = (size + (2 * Lanes) - 1) / (2 * Lanes) * (2 * Lanes);
        var picture = new Buffer<long>((long)size * size);
        var next = 0;
        return new Prepared(
            _ => Rows(picture, size, 0, size),
            [
                new Variant("dynamic", "each takes the next row when it is done with one", worker =>
                {
                    for (var row = Interlocked.Increment(ref next) - 1; row < size; row = Interlocked.Increment(ref next) - 1) Rows(picture, size, row, row + 1);
                }),
                new Variant("static", "each a block of rows, dealt out in advance", worker => Rows(picture, size, worker.From(size), worker.To(size))),
            ],
            () => Sum(picture),
            default)
        {
            Reset = () =>
            {
                next = 0;
                picture.All[..size].Fill(-1);
            },
        };
    }

    private static void Rows(Buffer<long> picture, int size, int from, int to)
    {
        for (var row = from; row < to; row++) Row(picture.Start + ((long)row * size), size, Bottom + ((Top - Bottom) * row / size));
    }

    // Two vectors at a time: the next step of a point needs the last one's result, so one alone would leave the units idle.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row(long* row, int size, double y)
    {
        var step = (Right - Left) / size;
        var lanes = Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7) * step;
        Vector512<double> ci = Vector512.Create(y), four = Vector512.Create(4.0), two = Vector512.Create(2.0);
        for (var column = 0; column < size; column += 2 * Lanes)
        {
            Vector512<double> cr0 = Vector512.Create(Left + (column * step)) + lanes, cr1 = Vector512.Create(Left + ((column + Lanes) * step)) + lanes;
            Vector512<double> zr0 = default, zi0 = default, zr1 = default, zi1 = default;
            Vector512<long> count0 = default, count1 = default;
            for (var i = 0; i < Limit; i++)
            {
                Vector512<double> rr0 = zr0 * zr0, ii0 = zi0 * zi0, rr1 = zr1 * zr1, ii1 = zi1 * zi1;
                var in0 = Vector512.LessThanOrEqual(rr0 + ii0, four).AsInt64();
                var in1 = Vector512.LessThanOrEqual(rr1 + ii1, four).AsInt64();
                if ((in0 | in1) == Vector512<long>.Zero) break;
                count0 -= in0;
                count1 -= in1;
                zi0 = Vector512.FusedMultiplyAdd(two * zr0, zi0, ci);
                zi1 = Vector512.FusedMultiplyAdd(two * zr1, zi1, ci);
                zr0 = rr0 - ii0 + cr0;
                zr1 = rr1 - ii1 + cr1;
            }

            Vector512.Store(count0, row + column);
            Vector512.Store(count1, row + column + Lanes);
        }
    }

    private static double Sum(Buffer<long> picture)
    {
        var sum = 0L;
        for (var i = 0; i < picture.Length; i++) sum += (i % 5 + 1) * picture[i];
        return sum;
    }
}
