using System.Runtime.CompilerServices;

namespace Threads.SharedMemory.Messages;

/// <summary>A ring there and a ring back, and the loops over them that are timed. A message's first eight bytes are its number. For one thread.</summary>
/// <typeparam name="T">A message, of 8 bytes at least; or a byte, of which many are a message.</typeparam>
internal sealed class RingPair<T> : IDisposable
    where T : unmanaged
{
    private const int SpinsBeforeSleep = 20_000; // one way, both are busy: a sleep means that one waits for room or for messages

    // A reader that finds nothing and a writer that finds no room let the partner get ahead. A full ring feeds a reader for longer.
    private const int ReadersPauses = 32;
    private const int WritersPauses = 128;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly RingWriter<T> _writer;
    private readonly RingReader<T> _reader;

    public RingPair(SharedSegment segment, int offset, int capacity, bool isFirst, IFutex futex)
    {
        var second = offset + Stride(capacity);
        _writer = Ring.OpenWriter<T>(segment, capacity, isFirst ? offset : second, 0, futex);
        _reader = Ring.OpenReader<T>(segment, capacity, isFirst ? second : offset, 0, futex);
    }

    public static int Bytes(int capacity) => 2 * Stride(capacity);

    public void Prepare(Traffic traffic)
    {
        _writer.Spins = _reader.Spins = traffic.Pairing switch
        {
            Pairing.Spinning => Ring.SpinForEver,
            Pairing.Blocking => 0,
            _ => SpinsBeforeSleep,
        };
        (_reader.Pauses, _writer.Pauses) = traffic.IsRoundTrip ? (1, 1) : (ReadersPauses, WritersPauses);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SendEach(int count)
    {
        var run = _writer.Begin();
        for (var i = 0; i < count; i++)
        {
            var message = OfNumber(i);
            if (!run.TryWrite(message)) run = WriteAndGoOn(run, message);
        }

        run.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ReceiveEach(int count)
    {
        var run = _reader.Begin();
        for (var i = 0; i < count; i++)
        {
            if (!run.TryRead(out var message)) run = ReadAndGoOn(run, out message);
            if (NumberOf(message) != i) MessageChannel.Wrong(i);
        }

        run.Dispose();
    }

    // Each message is made in its slot and looked at there: a batch is published, and given back, as a whole.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SendBatches(int count, int batch)
    {
        for (var i = 0; i < count;)
        {
            var free = _writer.Free(Math.Min(batch, count - i));
            for (var j = 0; j < free.Length; j++) MakeIn(ref free[j], i + j);
            if (free.Length > 0) _writer.Commit(free.Length);
            else _writer.AwaitRoom(Limit);
            i += free.Length;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ReceiveBatches(int count, int batch)
    {
        for (var i = 0; i < count;)
        {
            var waiting = _reader.Waiting(Math.Min(batch, count - i));
            long wrong = 0;
            for (var j = 0; j < waiting.Length; j++) wrong |= NumberOf(in waiting[j]) ^ (i + j);
            if (wrong != 0) MessageChannel.Wrong(i);
            if (waiting.Length > 0) _reader.Take(waiting.Length);
            else _reader.AwaitMessage(Limit);
            i += waiting.Length;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PingEach(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _writer.Write(OfNumber(i), Limit);
            if (NumberOf(_reader.Read(Limit)) != i) MessageChannel.Wrong(i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PongEach(int count)
    {
        for (var i = 0; i < count; i++) _writer.Write(_reader.Read(Limit), Limit);
    }

    /// <summary>Writes a message of many items.</summary>
    public void Write(ReadOnlySpan<T> message) => _writer.Write(message, Limit);

    /// <summary>Reads a message of many items.</summary>
    public void Read(Span<T> message) => _reader.Read(message, Limit);

    public void Dispose()
    {
        _writer.Dispose();
        _reader.Dispose();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private RingWriter<T>.Run WriteAndGoOn(RingWriter<T>.Run run, T message)
    {
        run.Dispose();
        _writer.AwaitRoom(Limit);
        _writer.TryWrite(message);
        return _writer.Begin();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private RingReader<T>.Run ReadAndGoOn(RingReader<T>.Run run, out T message)
    {
        run.Dispose();
        _reader.AwaitMessage(Limit);
        _reader.TryRead(out message);
        return _reader.Begin();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T OfNumber(long number)
    {
        Unsafe.SkipInit(out T message);
        MakeIn(ref message, number);
        return message;
    }

    // Ascending, and each byte once: filled with zeros first, a line of the ring takes a fifth longer.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MakeIn(ref T place, long number)
    {
        Unsafe.As<T, long>(ref place) = number;
        Unsafe.InitBlockUnaligned(ref Unsafe.AddByteOffset(ref Unsafe.As<T, byte>(ref place), sizeof(long)), 0, (uint)(Unsafe.SizeOf<T>() - sizeof(long)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long NumberOf(in T message) => Unsafe.As<T, long>(ref Unsafe.AsRef(in message));

    private static int Stride(int capacity) => (Ring.Bytes<T>(capacity) + 127) & ~127;
}
