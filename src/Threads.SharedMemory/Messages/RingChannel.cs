using System.Runtime.CompilerServices;

namespace Threads.SharedMemory.Messages;

/// <summary>
/// Rings on shared pages: of words, of cache lines, and of bytes for what is larger. Nobody calls the system unless somebody sleeps.
/// </summary>
internal sealed class RingChannel : MessageChannel
{
    private const int LineBytes = 64;
    private const int RingBytes = 256 << 10; // half of it fits into a core's second cache

    private readonly CountingFutex _futex = new(Futex.Shared);
    private readonly RingPair<long> _words;
    private readonly RingPair<Line> _lines;
    private readonly RingPair<byte> _bytes;

    /// <summary>One side of it.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="offset">Where its <see cref="Bytes"/> begin.</param>
    /// <param name="isFirst">True for one side, false for the other.</param>
    public RingChannel(SharedSegment segment, int offset, bool isFirst)
    {
        _words = new RingPair<long>(segment, offset, RingBytes / sizeof(long), isFirst, _futex);
        _lines = new RingPair<Line>(segment, offset += RingPair<long>.Bytes(RingBytes / sizeof(long)), RingBytes / LineBytes, isFirst, _futex);
        _bytes = new RingPair<byte>(segment, offset + RingPair<Line>.Bytes(RingBytes / LineBytes), RingBytes, isFirst, _futex);
    }

    /// <summary>Bytes of a segment that it takes.</summary>
    public static int Bytes =>
        RingPair<long>.Bytes(RingBytes / sizeof(long)) + RingPair<Line>.Bytes(RingBytes / LineBytes) + RingPair<byte>.Bytes(RingBytes);

    public override void Send(Traffic traffic)
    {
        Prepare(traffic);
        switch (traffic)
        {
            case { Bytes: sizeof(long), Batch: 1 }: _words.SendEach(traffic.Count); break;
            case { Bytes: sizeof(long) }: _words.SendBatches(traffic.Count, traffic.Batch); break;
            case { Bytes: LineBytes, Batch: 1 }: _lines.SendEach(traffic.Count); break;
            case { Bytes: LineBytes }: _lines.SendBatches(traffic.Count, traffic.Batch); break;
            default: SendBytes(traffic); break;
        }

        Calls = _futex.Calls;
    }

    public override void Receive(Traffic traffic)
    {
        Prepare(traffic);
        switch (traffic)
        {
            case { Bytes: sizeof(long), Batch: 1 }: _words.ReceiveEach(traffic.Count); break;
            case { Bytes: sizeof(long) }: _words.ReceiveBatches(traffic.Count, traffic.Batch); break;
            case { Bytes: LineBytes, Batch: 1 }: _lines.ReceiveEach(traffic.Count); break;
            case { Bytes: LineBytes }: _lines.ReceiveBatches(traffic.Count, traffic.Batch); break;
            default: ReceiveBytes(traffic); break;
        }

        Calls = _futex.Calls;
    }

    public override void Ping(Traffic traffic)
    {
        Prepare(traffic);
        switch (traffic.Bytes)
        {
            case sizeof(long): _words.PingEach(traffic.Count); break;
            case LineBytes: _lines.PingEach(traffic.Count); break;
            default: PingBytes(traffic); break;
        }

        Calls = _futex.Calls;
    }

    public override void Pong(Traffic traffic)
    {
        Prepare(traffic);
        switch (traffic.Bytes)
        {
            case sizeof(long): _words.PongEach(traffic.Count); break;
            case LineBytes: _lines.PongEach(traffic.Count); break;
            default: PongBytes(traffic); break;
        }

        Calls = _futex.Calls;
    }

    public override void Dispose()
    {
        _words.Dispose();
        _lines.Dispose();
        _bytes.Dispose();
    }

    private void Prepare(Traffic traffic)
    {
        _words.Prepare(traffic);
        _lines.Prepare(traffic);
        _bytes.Prepare(traffic);
    }

    private void SendBytes(Traffic traffic)
    {
        var buffer = new byte[traffic.Bytes * traffic.Batch];
        for (var i = 0; i < traffic.Count; i += traffic.Batch)
        {
            Number(buffer, i);
            _bytes.Write(buffer);
        }
    }

    private void ReceiveBytes(Traffic traffic)
    {
        var buffer = new byte[traffic.Bytes * traffic.Batch];
        for (var i = 0; i < traffic.Count; i += traffic.Batch)
        {
            _bytes.Read(buffer);
            Check(buffer, i);
        }
    }

    private void PingBytes(Traffic traffic)
    {
        var buffer = new byte[traffic.Bytes];
        for (var i = 0; i < traffic.Count; i++)
        {
            Number(buffer, i);
            _bytes.Write(buffer);
            _bytes.Read(buffer);
            Check(buffer, i);
        }
    }

    private void PongBytes(Traffic traffic)
    {
        var buffer = new byte[traffic.Bytes];
        for (var i = 0; i < traffic.Count; i++)
        {
            _bytes.Read(buffer);
            _bytes.Write(buffer);
        }
    }

    /// <summary>A message of a cache line.</summary>
    [InlineArray(LineBytes / sizeof(long))]
    private struct Line
    {
        private long _number;
    }
}
