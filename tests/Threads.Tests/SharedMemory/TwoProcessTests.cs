using Threads.SharedMemory;

namespace Threads.Tests.SharedMemory;

/// <summary>Rings and locks between two living processes, and what waiting costs.</summary>
[Collection("Real processes")]
public sealed class TwoProcessTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task What_is_sent_comes_back()
    {
        const int capacity = 4;
        var back = (Ring.Bytes<long>(capacity) + 127) & ~127;
        using var segment = SharedSegment.CreateAnonymous(2 * back);
        using var partner = new PartnerProcess("echo", $"{segment.Name}", $"{capacity}");
        using (var there = Ring.OpenWriter<long>(segment, capacity))
        using (var again = Ring.OpenReader<long>(segment, capacity, back, spins: 0))
        {
            Assert.Equal("ready", await partner.Line());
            for (var i = 0; i < 500; i++)
            {
                there.Write(i, Limit);
                Assert.Equal(i, again.Read(Limit));
            }
        }

        Assert.Equal(0, await partner.End());
    }

    [Fact]
    public async Task Two_processes_meet_at_a_barrier_and_pass_a_permit()
    {
        using var segment = SharedSegment.CreateAnonymous(SharedBarrier.Bytes + SharedSemaphore.Bytes);
        var permits = new SharedSemaphore(segment, SharedBarrier.Bytes);
        using var partner = new PartnerProcess("arrive", $"{segment.Name}");
        Assert.False(permits.TryAcquire()); // it comes after the barrier
        new SharedBarrier(segment, 0, 2).Arrive(Limit);
        permits.Acquire(Limit);
        Assert.Equal(0, await partner.End());
    }

    [Fact]
    public void Who_waits_sleeps()
    {
        using var segment = SharedSegment.CreateAnonymous(Ring.Bytes<long>(1));
        var kernel = new CountingFutex(Futex.Shared);
        using var reader = Ring.OpenReader<long>(segment, 1, 0, spins: 0, kernel);
        Assert.Throws<TimeoutException>(() => reader.Read(TimeSpan.FromMilliseconds(300)));
        Assert.InRange(kernel.Sleeps, 1, 12); // 1, 2, 4, … 100 ms: it looks at whether the partner lives, and nothing else
    }

    [Fact]
    public void Messages_made_and_read_in_place_are_those()
    {
        using var segment = SharedSegment.CreateAnonymous(Ring.Bytes<long>(8));
        using var writer = Ring.OpenWriter<long>(segment, 8);
        using var reader = Ring.OpenReader<long>(segment, 8);
        long sent = 0, received = 0;
        for (var round = 0; round < 50; round++)
        {
            var free = writer.Free(3 + (round % 4));
            foreach (ref var slot in free) slot = sent++;
            writer.Commit(free.Length);
            foreach (var message in reader.Waiting(2 + (round % 5))) Assert.Equal(received++, message);
            reader.Take((int)(received - reader.Position));
        }

        Assert.InRange(received, 50, sent);
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Commit(9));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Take(9));
    }
}
