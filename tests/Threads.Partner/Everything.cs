using Threads.SharedMemory;

namespace Threads.Partner;

/// <summary>
/// Plays every part at once, a thread each, as fast as it can, until it is killed: so each part is killed wherever it happens to be.
/// </summary>
internal static class Everything
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static void Run(SharedSegment shared)
    {
        // Before it says that it is ready: nobody could tell a partner that was killed from one that never came.
        using var writer = Ring.OpenWriter<long>(shared, Common.Capacity, Common.FromPartner);
        using var reader = Ring.OpenReader<long>(shared, Common.Capacity, Common.ToPartner);
        Action[] parts = [() => Write(shared, writer), () => Read(shared, reader), () => Count(shared), () => Queue(shared), () => Make(NameKind.SystemV), () => Make(NameKind.Posix)];
        foreach (var part in parts) new Thread(() => part()) { IsBackground = true }.Start();
        Console.WriteLine("ready");
        Console.In.Read(); // until it is killed, or told to end
    }

    // The number of a message is its place in the ring: a successor goes on where the one before was killed.
    private static void Write(SharedSegment shared, RingWriter<long> writer)
    {
        ref var written = ref shared.At<long>(Common.Written);
        for (var number = writer.Position; ; number++)
        {
            writer.Write(number, Limit);
            Volatile.Write(ref written, number + 1);
        }
    }

    // Killed between Read and the note, it has lost the one message that it had; nobody may get it again, and no other may be missing.
    private static void Read(SharedSegment shared, RingReader<long> reader)
    {
        ref var dealt = ref shared.At<long>(Common.Dealt);
        var expected = reader.Position;
        if (Volatile.Read(ref dealt) is var before && before != expected && before != expected - 1) Volatile.Write(ref shared.At<long>(Common.Fault), 1);
        for (; ; expected++)
        {
            if (reader.Read(Limit) != expected) Volatile.Write(ref shared.At<long>(Common.Fault), 2);
            Volatile.Write(ref dealt, expected + 1);
        }
    }

    private static void Count(SharedSegment shared)
    {
        var gate = new RobustMutex(shared, Common.Lock);
        ref var left = ref shared.At<long>(Common.Left);
        ref var right = ref shared.At<long>(Common.Right);
        while (true)
        {
            if (gate.Acquire(Limit)) right = left;
            if (left != right) Volatile.Write(ref shared.At<long>(Common.Fault), 3);
            left++;
            right++;
            gate.Release();
        }
    }

    private static void Queue(SharedSegment shared)
    {
        var queue = new SharedQueue<long>(shared, Common.Capacity, Common.Queue);
        ref var queued = ref shared.At<long>(Common.Queued);
        for (var number = Volatile.Read(ref queued); ; number++)
        {
            queue.Write(number, Limit);
            Volatile.Write(ref queued, number + 1);
        }
    }

    private static void Make(NameKind kind)
    {
        for (var number = 1; ; number++)
        {
            var name = kind == NameKind.SystemV
                ? SegmentName.SystemV((Environment.ProcessId << 8) | (number & 0x7f))
                : SegmentName.Posix($"/threads-partner-{Environment.ProcessId}-{number & 7}");
            using var segment = SharedSegment.Create(name, 4096);
            segment.Bytes[0] = 1;
            segment.Remove();
        }
    }
}
