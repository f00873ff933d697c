using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Threads.Speedup.Workloads;

/// <summary>
/// Blocks of numbers go through four stages of equal cost, as cars through a factory. A worker has one stage or several in a row;
/// from one worker to the next, blocks are handed over.
/// </summary>
internal static unsafe class Pipeline
{
    private const int Stages = 4;
    private const int Block = 2048;  // numbers
    private const int Lanes = 8;
    private const int Ahead = 8;     // blocks that may wait between two workers
    private const int Passes = 6;    // of a stage over a block

    public static Workload Workload { get; } = new("pipeline", "blocks of numbers through four stages", "numbers", 2 << 20, Prepare) { LeastSize = 4 * Block };

    private static Prepared Prepare(int size)
    {
        var blocks = Math.Max(1, size / Block);
        var numbers = new Buffer<ulong>((long)blocks * Block);
        var lines = new Line[1024];
        var gate = new object();
        return new Prepared(
            _ => Serial(numbers, blocks),
            [
                new Variant("blocks", "a worker for each group of stages; a block is handed over by a counter", worker => Flow(numbers, lines, blocks, worker)),
                new Variant("locked", "the same, each block handed over under one lock, with PulseAll", worker => FlowLocked(numbers, lines, blocks, gate, worker)),
            ],
            () => Signature(numbers),
            default)
        {
            Reset = () =>
            {
                lines.AsSpan().Clear();
                for (var i = 0; i < numbers.Length; i++) numbers.Start[i] = (ulong)i + 1;
            },
        };
    }

    private static void Serial(Buffer<ulong> numbers, int blocks)
    {
        for (var block = 0; block < blocks; block++)
        {
            for (var stage = 0; stage < Stages; stage++) Do(numbers, block, stage);
        }
    }

    // lines[w] counts the blocks that worker w is done with. It goes on once the one before it is ahead, and no further ahead of the
    // one behind than the blocks that may wait.
    private static void Flow(Buffer<ulong> numbers, Line[] lines, int blocks, Worker worker)
    {
        var (first, end) = (worker.From(Stages), worker.To(Stages));
        for (var block = 0; block < blocks; block++)
        {
            if (worker.Index > 0) Await(ref lines[worker.Index - 1].Done, block + 1);
            if (worker.Index < worker.Count - 1) Await(ref lines[worker.Index + 1].Done, block + 1 - Ahead);
            for (var stage = first; stage < end; stage++) Do(numbers, block, stage);
            Volatile.Write(ref lines[worker.Index].Done, block + 1); // release: the block is ready; pairs with the acquire in Await
        }
    }

    private static void Await(ref int done, int least)
    {
        SpinWait wait = default;
        while (Volatile.Read(ref done) < least) wait.SpinOnce(sleep1Threshold: -1);
    }

    private static void FlowLocked(Buffer<ulong> numbers, Line[] lines, int blocks, object gate, Worker worker)
    {
        var (first, end) = (worker.From(Stages), worker.To(Stages));
        for (var block = 0; block < blocks; block++)
        {
            lock (gate)
            {
                while ((worker.Index > 0 && lines[worker.Index - 1].Done <= block)
                    || (worker.Index < worker.Count - 1 && lines[worker.Index + 1].Done <= block - Ahead)) Monitor.Wait(gate);
            }

            for (var stage = first; stage < end; stage++) Do(numbers, block, stage);
            lock (gate)
            {
                lines[worker.Index].Done = block + 1;
                Monitor.PulseAll(gate);
            }
        }
    }

    private static void Do(Buffer<ulong> numbers, int block, int stage) => Mix(numbers.Start + ((long)block * Block), (ulong)stage + 1);

    // Xorshift (G. Marsaglia, 2003) of each number, with the stage added in: the stages do not commute, so their order shows.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Mix(ulong* numbers, ulong stage)
    {
        var add = Vector512.Create(stage);
        for (var i = 0; i < Block; i += 2 * Lanes)
        {
            Vector512<ulong> a = Vector512.Load(numbers + i), b = Vector512.Load(numbers + i + Lanes);
            for (var pass = 0; pass < Passes; pass++)
            {
                (a, b) = (a ^ (a << 13), b ^ (b << 13));
                (a, b) = (a ^ (a >>> 7), b ^ (b >>> 7));
                (a, b) = ((a ^ (a << 17)) + add, (b ^ (b << 17)) + add);
            }

            Vector512.Store(a, numbers + i);
            Vector512.Store(b, numbers + i + Lanes);
        }
    }

    private static double Signature(Buffer<ulong> numbers)
    {
        ulong signature = 0;
        foreach (var number in numbers.All) signature = (signature * 31) + number;
        return signature >> 12; // what a double holds exactly
    }

    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Line
    {
        [FieldOffset(0)]
        public int Done;
    }
}
