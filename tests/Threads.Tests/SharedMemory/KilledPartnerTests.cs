using Threads.Partner;
using Threads.SharedMemory;
using Threads.SharedMemory.Leftovers;

namespace Threads.Tests.SharedMemory;

/// <summary>
/// A partner that plays every part at once, killed with <c>kill -9</c> at 200 random points. Whatever each part was doing: the other side
/// comes to its end or is told, no message is lost that was acknowledged, none comes twice, and nothing is left.
/// </summary>
[Collection("Real processes")]
public sealed class KilledPartnerTests
{
    private const int Kills = 200;
    private const int Pairs = 2; // at once: most of the time a partner starts, which keeps one core busy

    [Fact]
    public async Task Killed_at_200_random_points_it_harms_nobody()
    {
        var pairs = await Task.WhenAll(Enumerable.Range(7, Pairs).Select(seed => Task.Run(async () =>
        {
            using var survivor = new Survivor(new Random(seed));
            for (var kill = 0; kill < Kills / Pairs || (survivor.Inherited == 0 && kill < Kills); kill++) await survivor.MeetAndKillAPartner(); // where it dies is chance
            return (survivor.Inherited, survivor.Messages);
        })));
        Assert.True(pairs.Sum(pair => pair.Inherited) > 0, "the partner never died inside the lock: the test has lost its bite");
        Assert.All(pairs, pair => Assert.True(pair.Messages > Kills));
    }
}

/// <summary>The side that lives on, with its ends of everything, whoever its partner is.</summary>
internal sealed class Survivor : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly Random _chance;
    private readonly SharedSegment _shared = SharedSegment.CreateAnonymous(Common.Bytes);
    private readonly RingReader<long> _reader;
    private readonly RingWriter<long> _writer;
    private readonly SharedQueue<long> _queue;
    private readonly RobustMutex _gate;
    private long _nextQueued;

    public Survivor(Random chance)
    {
        _chance = chance;
        _reader = Ring.OpenReader<long>(_shared, Common.Capacity, Common.FromPartner);
        _writer = Ring.OpenWriter<long>(_shared, Common.Capacity, Common.ToPartner);
        _queue = new SharedQueue<long>(_shared, Common.Capacity, Common.Queue);
        _gate = new RobustMutex(_shared, Common.Lock);
    }

    /// <summary>How often a partner died inside the lock.</summary>
    public int Inherited { get; private set; }

    /// <summary>The fewest messages that passed by any of the ways.</summary>
    public long Messages => Math.Min(this[Common.Written], Math.Min(this[Common.Dealt], this[Common.Queued]));

    private ref long this[int offset] => ref _shared.At<long>(offset);

    public async Task MeetAndKillAPartner()
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
            Inherited++;
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
