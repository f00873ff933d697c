using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Threads.Speedup.Workloads;

/// <summary>
/// J. Conway's Game of Life on a square board, dead outside. A bit is a cell, and an addition of neighbours adds those of 512 cells at
/// once. All must be done with a generation before anybody begins the next: workers meet after each.
/// </summary>
internal static unsafe class Life
{
    private const int Generations = 40;
    private const int Bits = 64;
    private const int Lanes = 8;
    private const int Margin = Lanes; // words beside each row that stay dead

    public static Workload Workload { get; } = new("life", "the Game of Life, 40 generations", "cells a side", 2048, Prepare)
    {
        LeastSize = Bits * Lanes,
        Grow = (size, times) => (int)(size * Math.Sqrt(times)),
    };

    private static Prepared Prepare(int size)
    {
        var words = (size + (Bits * Lanes) - 1) / (Bits * Lanes) * Lanes;
        size = words * Bits;
        var stride = words + (2 * Margin);
        var boards = new[] { new Buffer<ulong>((long)stride * (size + 2)), new Buffer<ulong>((long)stride * (size + 2)) };
        var first = new ulong[boards[0].Length];
        var random = new Random(5);
        for (var row = 1; row <= size; row++)
        {
            for (var word = 0; word < words; word++) first[(row * stride) + Margin + word] = (ulong)random.NextInt64() & (ulong)random.NextInt64();
        }

        return new Prepared(
            worker => Bands(boards, size, words, worker),
            [
                new Variant("bands", "each a band of rows, and all meet after every generation", worker => Bands(boards, size, words, worker)),
                new Variant("in-turn", "rows dealt out like cards, one by one", worker => InTurn(boards, size, words, worker)),
            ],
            () => Signature(boards[0]),
            default)
        {
            Reset = () => first.CopyTo(boards[0].All),
        };
    }

    private static void Bands(Buffer<ulong>[] boards, int size, int words, Worker worker)
    {
        for (var generation = 0; generation < Generations; generation++)
        {
            Step(boards[generation % 2].Start, boards[(generation + 1) % 2].Start, words, worker.From(size) + 1, worker.To(size) + 1);
            worker.Meet();
        }
    }

    private static void InTurn(Buffer<ulong>[] boards, int size, int words, Worker worker)
    {
        for (var generation = 0; generation < Generations; generation++)
        {
            for (var row = 1 + worker.Index; row <= size; row += worker.Count)
                Step(boards[generation % 2].Start, boards[(generation + 1) % 2].Start, words, row, row + 1);
            worker.Meet();
        }
    }

    // Column by column of vectors, so that the sum of a row, needed for three rows, is made once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Step(ulong* from, ulong* to, int words, int firstRow, int endRow)
    {
        var stride = words + (2 * Margin);
        for (var word = Margin; word < words + Margin; word += Lanes)
        {
            var p = from + ((long)(firstRow - 1) * stride) + word;
            var q = to + ((long)firstRow * stride) + word;
            Add(p, out _, out var above1, out var above2);
            Add(p += stride, out var here, out var here1, out var here2);
            for (var row = firstRow; row < endRow; row++, q += stride)
            {
                Add(p += stride, out var below, out var below1, out var below2);
                Vector512.Store(Next(here, above1, above2, here1, here2, below1, below2), q);
                (above1, above2, here, here1, here2) = (here1, here2, below, below1, below2);
            }
        }
    }

    /// <summary>For each cell of a vector: itself, and how many of it and its left and right neighbours live, as two bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ulong* p, out Vector512<ulong> here, out Vector512<ulong> ones, out Vector512<ulong> twos)
    {
        here = Vector512.Load(p);
        var left = (here << 1) | (Vector512.Load(p - 1) >>> (Bits - 1));
        var right = (here >>> 1) | (Vector512.Load(p + 1) << (Bits - 1));
        var both = left ^ right;
        ones = both ^ here;
        twos = (left & right) | (both & here);
    }

    // Three, itself included, or four and itself: it lives. The three rows' ones make x and a carry; that and their twos add up to
    // the number of twos: odd is y, two or more is z, all four is ruled out by u & v.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Next(
        Vector512<ulong> here, Vector512<ulong> a1, Vector512<ulong> a2, Vector512<ulong> h1, Vector512<ulong> h2, Vector512<ulong> b1, Vector512<ulong> b2)
    {
        var t = a1 ^ h1;
        var x = t ^ b1;
        var carry = (a1 & h1) | (t & b1);
        Vector512<ulong> s = a2 ^ h2, u = a2 & h2, w = b2 ^ carry, v = b2 & carry;
        Vector512<ulong> y = s ^ w, z = u | v | (s & w);
        var three = x & Vector512.AndNot(y, z);
        var four = Vector512.AndNot(Vector512.AndNot(z, x | y), u & v);
        return three | (here & four);
    }

    private static double Signature(Buffer<ulong> board)
    {
        var signature = 0L;
        for (var i = 0; i < board.Length; i++) signature += (i % 97 + 1) * (long)BitOperations.PopCount(board[i]);
        return signature;
    }
}
