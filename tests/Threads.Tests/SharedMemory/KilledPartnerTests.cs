using Threads.Partner;
using Threads.SharedMemory;
using Threads.SharedMemory.Leftovers;

namespace Threads.Tests.SharedMemory;

/// <summary>
/// A partner that plays every part at once, killed with <c>kill -9</c> at 200 random points. Whatever each part was doing: the other side
/// comes to its end or is told, no message is lost that was acknowledged, none comes twice, and nothing is left.
/// </summary>
[Collection("Real processes")]
public sealed class KilledPartnerTests : IDisposable
{
    private const int Rounds = 200;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly Random _chance = new(7);
    private readonly SharedSegment _shared = SharedSegment.CreateAnonymous(Common.Bytes);
    private readonly RingReader<long> _reader;
    private readonly RingWriter<long> _writer;
    private readonly SharedQueue<long> _queue;
    private readonly RobustMutex _gate;
    private int _inherited;
    private long _nextQueued;

    public KilledPartnerTests()
    {
        _reader = Ring.OpenReader<long>(_shared, Common.Capacity, Common.FromPartner);
        _writer = Ring.OpenWriter<long>(_shared, Common.Capacity, Common.ToPartner);
        _queue = new SharedQueue<long>(_shared, Common.Capacity, Common.Queue);
        _gate = new RobustMutex(_shared, Common.Lock);
    }

    private ref long this[int offset] => ref _shared.At<long>(offset);

    [Fact]
    public async Task Killed_at_200_random_points_it_harms_nobody()
    {
        for (var round = 0; round < Rounds; round++)
        {
            using var partner = new PartnerProcess("everything", $"{_shared.Name}");
            Assert.Equal("ready", await partner.Line());
            var meetings = _chance.Next(1, 400);
            for (var i = 0; i < meetings; i++) Meet();
            partner.Kill();
            CheckReader();
            CheckWriter();
            CheckQueue();
            Enter(Limit);
            Assert.Equal(0, this[Common.Fault]);
            Cleaning.Run();
            Assert.Empty(LeftBy(partner.Id));
        }

        Assert.True(_inherited > 0, "the partner never died inside the lock: the test has lost its bite");
        Assert.True(this[Common.Written] > Rounds && this[Common.Dealt] > Rounds && this[Common.Queued] > Rounds);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _writer.Dispose();
        _shared.Dispose();
    }

    // Keeps all parts of the partner going.
    private void Meet()
    {
        var expected = _reader.Position;
        if (_reader.TryRead(out var number)) Assert.Equal(expected, number);
        _writer.TryWrite(_writer.Position);
        if (Volatile.Read(ref this[Common.Queued]) > _nextQueued) ReadQueue();
        Enter(Limit);
    }

    // What its writer was told is in the ring comes out, and perhaps one more; then the reader is told.
    private void CheckReader()
    {
        var acknowledged = Volatile.Read(ref this[Common.Written]);
        var gone = Assert.Throws<SharedMemoryException>((Action)Drain);
        Assert.Matches("The writer of the ring is gone: process [0-9]+ has ended", gone.Message);
        Assert.InRange(_reader.Position, acknowledged, acknowledged + 1);
    }

    // Nobody makes room any more: the writer is told. What is in the ring is for the reader's successor.
    private void CheckWriter()
    {
        var gone = Assert.Throws<SharedMemoryException>((Action)Fill);
        Assert.Matches("The reader of the ring is gone: process [0-9]+ has ended", gone.Message);
    }

    private void Drain()
    {
        while (true)
        {
            var expected = _reader.Position;
            Assert.Equal(expected, _reader.Read(Limit));
        }
    }

    private void Fill()
    {
        while (true) _writer.Write(_writer.Position, Limit);
    }

    private void CheckQueue()
    {
        // Killed after the message was in and before it was noted: the successor repeats it. That is its own doing; see Queued.
        while (_nextQueued < Volatile.Read(ref this[Common.Queued])) ReadQueue();
        try
        {
            Assert.Equal(_nextQueued, _queue.Read(TimeSpan.Zero));
            _nextQueued++;
        }
        catch (TimeoutException)
        {
            // It was noted, or it was not in.
        }

        this[Common.Queued] = _nextQueued;
    }

    private void ReadQueue()
    {
        Assert.Equal(_nextQueued, _queue.Read(Limit));
        _nextQueued++;
    }

    private void Enter(TimeSpan limit)
    {
        if (_gate.Acquire(limit))
        {
            _inherited++;
            Assert.InRange(this[Common.Left] - this[Common.Right], 0, 1); // half done: ours to repair
            this[Common.Right] = this[Common.Left];
        }

        Assert.Equal(this[Common.Left], this[Common.Right]);
        this[Common.Left]++;
        this[Common.Right]++;
        _gate.Release();
    }

    private static IEnumerable<string> LeftBy(int process) =>
    [
        .. Directory.GetFiles("/dev/shm", $"*-{process}-*"),
        .. File.ReadLines("/proc/sysvipc/shm").Skip(1).Where(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4] == $"{process}"),
        .. Directory.Exists(Records.Folder) ? Directory.GetFiles(Records.Folder, $"{process}-*") : [],
    ];
}
