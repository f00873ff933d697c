using Threads.SharedMemory;
using Threads.Tests.Managed.Twins;

namespace Threads.Tests.SharedMemory;

/// <summary>
/// The rings and locks, the very code that runs between processes, under every interleaving of two or three threads: no message lost, torn,
/// made up or handed out twice, no wake-up lost, never two inside a lock, no data race. Each returns what it ends with, and must end so always.
/// </summary>
public static unsafe class ExploredPrograms
{
    private static readonly TimeSpan Ever = Timeout.InfiniteTimeSpan;

    /// <summary>Larger than the machine's word: it tears if anything can.</summary>
    private readonly record struct Pair(long Left, long Right)
    {
        public static Pair Of(long number) => new(number, -number);

        public long Number => Left == -Right ? Left : throw new InvalidOperationException($"torn: {Left}, {Right}");
    }

    [Ends("1 2")]
    public static string A_ring_of_one_slot_loses_and_tears_nothing()
    {
        using var block = Block.ForRing<Pair>(1);
        var (writer, reader) = Ends<Pair>(block, 1);
        long first = 0, second = 0;
        Run.Both(
            () => { writer.Write(Pair.Of(1), Ever); writer.Write(Pair.Of(2), Ever); },
            () => { first = reader.Read(Ever).Number; second = reader.Read(Ever).Number; });
        return $"{first} {second}";
    }

    [Ends("1 2 3")]
    public static string A_ring_goes_round()
    {
        using var block = Block.ForRing<long>(2);
        var (writer, reader) = Ends<long>(block, 2);
        var found = new long[3];
        writer.Write(1, Ever);
        found[0] = reader.Read(Ever); // so that 2 and 3 lie at the end and at the beginning
        Run.Both(
            () => { writer.Write(2, Ever); writer.Write(3, Ever); },
            () => { found[1] = reader.Read(Ever); found[2] = reader.Read(Ever); });
        return string.Join(' ', found);
    }

    [Ends("1 2 3")]
    public static string Batches_come_whole_and_in_order()
    {
        using var block = Block.ForRing<long>(2);
        var (writer, reader) = Ends<long>(block, 2);
        var found = new long[3];
        writer.Write(1, Ever);
        found[0] = reader.Read(Ever); // so that the batch goes round
        Run.Both(
            () => writer.TryWrite([2, 3]),
            () => reader.Read(found.AsSpan(1), Ever));
        return string.Join(' ', found);
    }

    [Ends("1 2")]
    public static string Runs_keep_their_place()
    {
        using var block = Block.ForRing<long>(2);
        var (writer, reader) = Ends<long>(block, 2);
        long first = 0, second = 0;
        Run.Both(
            () =>
            {
                var run = writer.Begin();
                run.TryWrite(1);
                run.Dispose();
                writer.Write(2, Ever);
            },
            () =>
            {
                var run = reader.Begin();
                if (run.TryRead(out var message)) first = message;
                run.Dispose();
                if (first == 0) first = reader.Read(Ever);
                second = reader.Read(Ever);
            });
        return $"{first} {second}";
    }

    [Ends("in order")]
    public static string Trying_loses_nothing_that_was_accepted()
    {
        using var block = Block.ForRing<Pair>(1);
        var (writer, reader) = Ends<Pair>(block, 1);
        var accepted = new List<long>();
        var found = new List<long>();
        Run.Both(
            () => { for (var i = 1; i <= 2; i++) if (writer.TryWrite(Pair.Of(i))) accepted.Add(i); },
            () => { for (var i = 1; i <= 2; i++) if (reader.TryRead(out var pair)) found.Add(pair.Number); });
        while (reader.TryRead(out var pair)) found.Add(pair.Number);
        return accepted.SequenceEqual(found) ? "in order" : $"{string.Join(' ', accepted)}: {string.Join(' ', found)}";
    }

    [Ends("7")]
    public static string Both_sides_may_make_the_ring()
    {
        using var block = Block.ForRing<long>(1);
        var start = block.Start;
        var futex = new ModelFutex();
        long found = 0;
        Run.Both(
            () => Writer<long>(RingMemory.At(start, sizeof(long), 1), futex).Write(7, Ever),
            () => found = Reader<long>(RingMemory.At(start, sizeof(long), 1), futex).Read(Ever));
        return $"{found}";
    }

    [Ends("1 2")]
    public static string Two_writers_lose_nothing()
    {
        using var block = Block.ForRing<Pair>(2);
        var queue = Queue<Pair>(block, 2);
        Run.Both(() => queue.Write(Pair.Of(1), Ever), () => queue.Write(Pair.Of(2), Ever));
        var (first, second) = (queue.Read(Ever).Number, queue.Read(Ever).Number);
        return first < second ? $"{first} {second}" : $"{second} {first}";
    }

    [Ends("7")]
    public static string A_message_passes_from_queue_to_reader()
    {
        using var block = Block.ForRing<Pair>(1);
        var queue = Queue<Pair>(block, 1);
        long found = 0;
        Run.Both(() => queue.Write(Pair.Of(7), Ever), () => found = queue.Read(Ever).Number);
        return $"{found}";
    }

    [Ends("1 2")]
    public static string Two_readers_never_get_the_same()
    {
        using var block = Block.ForRing<Pair>(2);
        var queue = Queue<Pair>(block, 2);
        queue.Write(Pair.Of(1), Ever);
        queue.Write(Pair.Of(2), Ever);
        long first = 0, second = 0;
        Run.Both(() => first = queue.Read(Ever).Number, () => second = queue.Read(Ever).Number);
        return first < second ? $"{first} {second}" : $"{second} {first}";
    }

    [Ends("2")]
    public static string The_lock_excludes()
    {
        using var block = new Block(RobustMutex.Bytes);
        var gate = new RobustMutex(block.Start, new ModelFutex(), spins: 0);
        var count = 0;
        var increment = () =>
        {
            gate.Acquire(Ever);
            count++;
            gate.Release();
        };
        Run.Both(increment, increment);
        return $"{count}";
    }

    [Ends("3")]
    public static string The_lock_wakes_everybody_in_turn()
    {
        using var block = new Block(RobustMutex.Bytes);
        var gate = new RobustMutex(block.Start, new ModelFutex(), spins: 0);
        var count = 0;
        var increment = () =>
        {
            gate.Acquire(Ever);
            count++;
            gate.Release();
        };
        gate.Acquire(Ever);
        var a = Run.Start(increment);
        var b = Run.Start(increment);
        count++;
        gate.Release();
        a.Join();
        b.Join();
        return $"{count}";
    }

    [Ends("whole")]
    public static string Who_inherits_the_lock_of_a_dead_one_learns_of_it()
    {
        using var block = new Block(RobustMutex.Bytes);
        var word = (int*)block.Start;
        var kernel = new ModelFutex();
        var gate = new RobustMutex(block.Start, kernel, spins: 0);
        int left = 0, right = 0;
        var result = "";
        Run.Both(
            () =>
            {
                gate.Acquire(Ever);
                left++;
                kernel.Die(word); // half done
            },
            () =>
            {
                if (gate.Acquire(Ever)) right = left; // repairs
                result = left == right ? "whole" : $"{left}, {right}";
                gate.Release();
            });
        return result;
    }

    [Ends("once")]
    public static string A_permit_is_handed_out_once_and_wakes_who_waits()
    {
        using var block = new Block(SharedSemaphore.Bytes);
        var permits = new SharedSemaphore(block.Start, new ModelFutex());
        var inside = 0;
        var result = "once";
        var visit = () =>
        {
            permits.Acquire(Ever);
            if (Interlocked.Increment(ref inside) != 1) result = "twice";
            Interlocked.Decrement(ref inside);
            permits.Release();
        };
        var a = Run.Start(visit);
        var b = Run.Start(visit);
        permits.Release();
        a.Join();
        b.Join();
        return permits.TryAcquire() && !permits.TryAcquire() ? result : "lost or made up";
    }

    [Ends("2 2")]
    public static string Nobody_passes_the_barrier_alone_in_any_round()
    {
        using var block = new Block(SharedBarrier.Bytes);
        var barrier = new SharedBarrier(block.Start, 2, new ModelFutex());
        int a = 0, b = 0;
        int seenByA = 0, seenByB = 0;
        Run.Both(
            () =>
            {
                a = 1;
                barrier.Arrive(Ever);
                seenByA = b;
                barrier.Arrive(Ever);
                a = 2;
            },
            () =>
            {
                b = 1;
                barrier.Arrive(Ever);
                seenByB = a;
                barrier.Arrive(Ever);
                b = 2;
            });
        return seenByA == 1 && seenByB == 1 ? $"{a} {b}" : $"saw {seenByA} and {seenByB}";
    }

    public static void OverAKernelThatDoesNotLook() => PassOver(new ModelFutex { Looks = false });

    public static void OverAKernelThatWakesNobody() => PassOver(new ModelFutex { Wakes = false });

    private static void PassOver(ModelFutex kernel)
    {
        using var block = Block.ForRing<long>(1);
        var memory = RingMemory.At(block.Start, sizeof(long), 1);
        var writer = Writer<long>(memory, kernel);
        var reader = Reader<long>(memory, kernel);
        Run.Both(() => writer.Write(1, Ever), () => reader.Read(Ever));
    }

    private static (RingWriter<T> Writer, RingReader<T> Reader) Ends<T>(Block block, int capacity)
        where T : unmanaged
    {
        var memory = RingMemory.At(block.Start, sizeof(T), capacity);
        var futex = new ModelFutex();
        return (Writer<T>(memory, futex), Reader<T>(memory, futex));
    }

    private static RingWriter<T> Writer<T>(RingMemory memory, ModelFutex futex)
        where T : unmanaged => new(memory, futex, spins: 0);

    private static RingReader<T> Reader<T>(RingMemory memory, ModelFutex futex)
        where T : unmanaged => new(memory, futex, spins: 0);

    private static SharedQueue<T> Queue<T>(Block block, int capacity)
        where T : unmanaged => new(RingMemory.At(block.Start, sizeof(T), capacity), new ModelFutex(), spins: 0);
}

/// <summary>What a program ends with under every interleaving.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EndsAttribute(string value) : Attribute
{
    public string Value { get; } = value;
}
