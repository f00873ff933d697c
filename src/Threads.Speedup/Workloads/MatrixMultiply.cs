using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Threads.Speedup.Workloads;

/// <summary>
/// C = A · B, so arranged that each number is used many times while it is near: a tile of C stays in registers, a panel of B in the
/// second-level cache. K. Goto and R. van de Geijn, Anatomy of high-performance matrix multiplication, 2008, in small.
/// </summary>
internal static unsafe class MatrixMultiply
{
    private const int Lanes = 8;
    private const int Rows = 4;            // of a tile
    private const int Columns = 4 * Lanes; // of a tile, and of a panel
    private const int Block = 64;          // rows that are dealt out together

    public static Workload Workload { get; } = new("matmul", "the product of two square matrices", "rows", 512, Prepare)
    {
        LeastSize = Block,
        Grow = (size, times) => (int)(size * Math.Cbrt(times)),
    };

    private static Prepared Prepare(int size)
    {
        var n = (size + Block - 1) / Block * Block;
        Buffer<double> a = new((long)n * n), b = new((long)n * n), c = new((long)n * n);
        var random = new Random(4);
        for (var i = 0; i < n * n; i++) (a[i], b[i]) = (random.Next(-9, 10), random.Next(-9, 10)); // whole numbers: no order of summing rounds
        return new Prepared(
            worker => Multiply(a, b, c, n, worker),
            [
                new Variant("tiles", "each a share of the tiles of the product", worker => Multiply(a, b, c, n, worker)),
                new Variant("naive", "each a share of the rows, by the book's three loops", worker => ByTheBook(a, b, c, n, worker)),
            ],
            () => Signature(c),
            new Amount(0, 0, 2.0 * n * n * n))
        {
            Reset = () => c.All[..n].Clear(),
        };
    }

    private static void Multiply(Buffer<double> a, Buffer<double> b, Buffer<double> c, int n, Worker worker)
    {
        var (panels, blocks) = (n / Columns, n / Block);
        var panel = new Buffer<double>((long)n * Columns);
        var packed = -1;
        for (var share = worker.From(panels * blocks); share < worker.To(panels * blocks); share++)
        {
            var (column, row) = (share / blocks * Columns, share % blocks * Block);
            if (packed != column) Pack(b.Start + (packed = column), panel.Start, n);
            for (var i = row; i < row + Block; i += Rows) Tile(a.Start + ((long)i * n), panel.Start, c.Start + ((long)i * n) + column, n);
        }

        GC.KeepAlive(panel);
    }

    // A panel's rows are far apart in B, and stand one after the other in the copy.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pack(double* b, double* panel, int n)
    {
        for (var k = 0; k < n; k++, b += n, panel += Columns)
        {
            for (var lane = 0; lane < Columns; lane += Lanes) Vector512.Store(Vector512.Load(b + lane), panel + lane);
        }
    }

    // Sixteen sums in sixteen registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile(double* a, double* panel, double* c, int n)
    {
        Vector512<double> c00 = default, c01 = default, c02 = default, c03 = default, c10 = default, c11 = default, c12 = default, c13 = default;
        Vector512<double> c20 = default, c21 = default, c22 = default, c23 = default, c30 = default, c31 = default, c32 = default, c33 = default;
        double* a1 = a + n, a2 = a1 + n, a3 = a2 + n;
        for (var k = 0; k < n; k++, panel += Columns)
        {
            Vector512<double> b0 = Vector512.Load(panel), b1 = Vector512.Load(panel + 8), b2 = Vector512.Load(panel + 16), b3 = Vector512.Load(panel + 24);
            var x = Vector512.Create(a[k]);
            c00 = Vector512.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(x, b1, c01);
            c02 = Vector512.FusedMultiplyAdd(x, b2, c02);
            c03 = Vector512.FusedMultiplyAdd(x, b3, c03);
            x = Vector512.Create(a1[k]);
            c10 = Vector512.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(x, b1, c11);
            c12 = Vector512.FusedMultiplyAdd(x, b2, c12);
            c13 = Vector512.FusedMultiplyAdd(x, b3, c13);
            x = Vector512.Create(a2[k]);
            c20 = Vector512.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(x, b1, c21);
            c22 = Vector512.FusedMultiplyAdd(x, b2, c22);
            c23 = Vector512.FusedMultiplyAdd(x, b3, c23);
            x = Vector512.Create(a3[k]);
            c30 = Vector512.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(x, b1, c31);
            c32 = Vector512.FusedMultiplyAdd(x, b2, c32);
            c33 = Vector512.FusedMultiplyAdd(x, b3, c33);
        }

        Store(c, c00, c01, c02, c03);
        Store(c + n, c10, c11, c12, c13);
        Store(c + n + n, c20, c21, c22, c23);
        Store(c + n + n + n, c30, c31, c32, c33);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(double* c, Vector512<double> first, Vector512<double> second, Vector512<double> third, Vector512<double> fourth)
    {
        Vector512.Store(first, c);
        Vector512.Store(second, c + Lanes);
        Vector512.Store(third, c + (2 * Lanes));
        Vector512.Store(fourth, c + (3 * Lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ByTheBook(Buffer<double> a, Buffer<double> b, Buffer<double> c, int n, Worker worker)
    {
        for (var i = worker.From(n); i < worker.To(n); i++)
        {
            for (var j = 0; j < n; j++)
            {
                double sum = 0;
                for (var k = 0; k < n; k++) sum += a.Start[(i * n) + k] * b.Start[(k * n) + j];
                c.Start[(i * n) + j] = sum;
            }
        }
    }

    private static double Signature(Buffer<double> c)
    {
        double signature = 0;
        for (var i = 0; i < c.Length; i++) signature += (i % 3 + 1) * c[i];
        return signature;
    }
}
