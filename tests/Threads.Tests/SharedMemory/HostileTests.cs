using CsCheck;
using Threads.SharedMemory;

namespace Threads.Tests.SharedMemory;

/// <summary>A partner that writes rubbish: whatever it writes, wherever, the other side gets an answer or a clear error, and touches nothing outside.</summary>
[Collection("Real processes")]
public sealed class HostileTests
{
    private const int Capacity = 4;
    private const int Offset = 4096; // pages before and behind are ours: what is read or written there would show

    [Theory]
    [InlineData(5)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void A_head_that_cannot_be_is_an_error(long head)
    {
        using var segment = Segment();
        using var reader = Ring.OpenReader<long>(segment, Capacity, Offset);
        segment.At<long>(Offset + RingLayout.Head) = head;
        var message = Assert.Throws<SharedMemoryException>(() => reader.TryRead(out _)).Message;
        Assert.Contains($"wrote {head} into Head, which cannot be", message, StringComparison.Ordinal);
        Assert.Throws<SharedMemoryException>(() => reader.Read(Timeout.InfiniteTimeSpan));
        Assert.Throws<SharedMemoryException>(() => reader.TryRead(new long[3]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-5)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void A_tail_that_cannot_be_is_an_error(long tail)
    {
        using var segment = Segment();
        using var writer = Ring.OpenWriter<long>(segment, Capacity, Offset);
        while (writer.TryWrite(1))
        {
        }

        segment.At<long>(Offset + RingLayout.Tail) = Capacity + tail;
        var message = Assert.Throws<SharedMemoryException>(() => writer.TryWrite(1)).Message;
        Assert.Contains("into Tail, which cannot be", message, StringComparison.Ordinal);
        Assert.Throws<SharedMemoryException>(() => writer.Write(1, Timeout.InfiniteTimeSpan));
        Assert.Throws<SharedMemoryException>(() => writer.TryWrite([1, 2, 3]));
    }

    [Fact]
    public void A_head_that_goes_back_is_an_error()
    {
        using var segment = Segment();
        using var writer = Ring.OpenWriter<long>(segment, Capacity, Offset);
        using var reader = Ring.OpenReader<long>(segment, Capacity, Offset);
        writer.TryWrite([1, 2, 3]);
        Assert.True(reader.TryRead(out _));
        segment.At<long>(Offset + RingLayout.Head) = 1;
        Assert.True(reader.TryRead(out _) && reader.TryRead(out _)); // what it knows of
        Assert.Throws<SharedMemoryException>(() => reader.TryRead(out _));
    }

    [Fact]
    public void Whatever_is_written_into_a_ring_nothing_outside_is_touched() =>
        Gen.Select(Gen.Int[0, (RingLayout.Bytes / 8) - 1], Gen.Long, Gen.Int[0, 3]).Array[1, 12].Sample(
            pokes =>
            {
                using var segment = Segment();
                segment.Bytes.Fill(0xEE);
                segment.Bytes.Slice(Offset, Ring.Bytes<long>(Capacity)).Clear();
                using var writer = Ring.OpenWriter<long>(segment, Capacity, Offset);
                using var reader = Ring.OpenReader<long>(segment, Capacity, Offset);
                var queue = new SharedQueue<long>(segment, Capacity, Offset);
                foreach (var (word, value, use) in pokes)
                {
                    // Locks held by nobody's thread would be waited for: the limit ends that.
                    segment.At<long>(Offset + (word * 8)) = use == 0 ? value : value % 9;
                    Try(() => writer.TryWrite(1));
                    Try(() => writer.TryWrite([1, 2, 3]));
                    Try(() => reader.TryRead(out _));
                    Try(() => reader.TryRead(new long[3]));
                    Try(() => queue.Write(1, TimeSpan.Zero));
                    Try(() => queue.Read(TimeSpan.Zero));
                }

                return segment.Bytes[..Offset].IndexOfAnyExcept((byte)0xEE) < 0 && segment.Bytes[(Offset + Ring.Bytes<long>(Capacity))..].IndexOfAnyExcept((byte)0xEE) < 0;
            },
            iter: 300,
            threads: 1);

    [Fact]
    public void Another_ring_or_something_else_in_its_place_is_an_error()
    {
        using var segment = Segment();
        using var writer = Ring.OpenWriter<long>(segment, Capacity, Offset);
        Assert.Contains("4 slots of 8 bytes, and 8 of 8 were expected", Assert.Throws<SharedMemoryException>(() => Ring.OpenReader<long>(segment, 8, Offset)).Message, StringComparison.Ordinal);
        Assert.Contains("4 of 4 were expected", Assert.Throws<SharedMemoryException>(() => Ring.OpenReader<int>(segment, Capacity, Offset)).Message, StringComparison.Ordinal);
        segment.At<long>(0) = 3;
        Assert.Contains("no ring at this place", Assert.Throws<SharedMemoryException>(() => Ring.OpenReader<long>(segment, Capacity)).Message, StringComparison.Ordinal);
        Assert.Contains("multiple of 128", Assert.Throws<SharedMemoryException>(() => Ring.OpenReader<long>(segment, Capacity, 64)).Message, StringComparison.Ordinal);
        Assert.Contains("takes", Assert.Throws<SharedMemoryException>(() => Ring.OpenReader<long>(segment, 1 << 20)).Message, StringComparison.Ordinal);
        Assert.Contains("power of two", Assert.Throws<SharedMemoryException>(() => Ring.OpenReader<long>(segment, 3)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_writer_is_refused_while_the_first_has_its_end()
    {
        using var segment = Segment();
        var first = Ring.OpenWriter<long>(segment, Capacity, Offset);
        Assert.Contains("has a writer already", Assert.Throws<SharedMemoryException>(() => Ring.OpenWriter<long>(segment, Capacity, Offset)).Message, StringComparison.Ordinal);
        first.TryWrite(5);
        first.Dispose();
        using var second = Ring.OpenWriter<long>(segment, Capacity, Offset);
        second.TryWrite(6);
        using var reader = Ring.OpenReader<long>(segment, Capacity, Offset);
        Assert.Equal((5, 6), (reader.Read(TimeSpan.Zero), reader.Read(TimeSpan.Zero)));
    }

    [Fact]
    public void A_full_and_an_empty_ring_say_so_in_time()
    {
        using var segment = Segment();
        using var writer = Ring.OpenWriter<long>(segment, Capacity, Offset);
        using var reader = Ring.OpenReader<long>(segment, Capacity, Offset);
        Assert.Contains("stayed empty", Assert.Throws<TimeoutException>(() => reader.Read(TimeSpan.FromMilliseconds(5))).Message, StringComparison.Ordinal);
        Assert.Equal(Capacity, writer.TryWrite(new long[9]));
        Assert.Contains("stayed full", Assert.Throws<TimeoutException>(() => writer.Write(1, TimeSpan.FromMilliseconds(5))).Message, StringComparison.Ordinal);
        Assert.Throws<TimeoutException>(() => writer.Write([1, 2], TimeSpan.Zero));
        writer.Dispose();
        reader.Read(new long[Capacity], TimeSpan.Zero);
        Assert.Contains("it closed its end", Assert.Throws<SharedMemoryException>(() => reader.Read(TimeSpan.FromSeconds(20))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Misused_locks_say_how()
    {
        using var segment = SharedSegment.CreateAnonymous(4096);
        var gate = new RobustMutex(segment, 0);
        Assert.Throws<SynchronizationLockException>(gate.Release);
        Assert.False(gate.Acquire(TimeSpan.Zero));
        Assert.Throws<LockRecursionException>(() => gate.Acquire(TimeSpan.Zero));
        Exception? other = null;
        var thread = new Thread(() => other = Record.Exception(() => _ = gate.Acquire(TimeSpan.FromMilliseconds(3))));
        thread.Start();
        thread.Join();
        Assert.Contains("held the lock for the whole time limit", Assert.IsType<TimeoutException>(other).Message, StringComparison.Ordinal);
        gate.Release();
        var barrier = new SharedBarrier(segment, 128, 2);
        Assert.Throws<TimeoutException>(() => barrier.Arrive(TimeSpan.FromMilliseconds(2)));
        Assert.Contains("is broken", Assert.Throws<SharedMemoryException>(() => barrier.Arrive(TimeSpan.Zero)).Message, StringComparison.Ordinal);
        var permits = new SharedSemaphore(segment, 256);
        Assert.Throws<TimeoutException>(() => permits.Acquire(TimeSpan.FromMilliseconds(2)));
        permits.Release(int.MaxValue);
        Assert.Contains("too many", Assert.Throws<SharedMemoryException>(() => permits.Release()).Message, StringComparison.Ordinal);
        segment.At<int>(256) = -3;
        Assert.Contains("cannot be", Assert.Throws<SharedMemoryException>(() => permits.TryAcquire()).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be", Assert.Throws<SharedMemoryException>(() => permits.Release()).Message, StringComparison.Ordinal);
        Assert.Contains("4,096", Assert.Throws<SharedMemoryException>(() => new RobustMutex(segment, 4096)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lock_that_was_overwritten_while_it_was_held_is_an_error_and_not_kept_for_later()
    {
        using var segment = SharedSegment.CreateAnonymous(4096);
        var foreign = SharedSegment.CreateAnonymous(4096);
        RobustMutex first = new(segment, 0), overwritten = new(foreign, 0);
        first.Acquire(TimeSpan.Zero);
        overwritten.Acquire(TimeSpan.Zero);
        foreign.At<int>(0) = 0;
        Assert.Contains("wrote rubbish", Assert.Throws<SharedMemoryException>(overwritten.Release).Message, StringComparison.Ordinal);
        foreign.Dispose();
        first.Release(); // touches the locks that it believes to be held
        Assert.False(first.Acquire(TimeSpan.Zero));
        first.Release();
    }

    [Fact]
    public void A_lock_more_than_a_thread_can_hold_stays_free()
    {
        using var segment = SharedSegment.CreateAnonymous((RobustList.MostHeld + 1) * RobustMutex.Bytes);
        var locks = Enumerable.Range(0, RobustList.MostHeld + 1).Select(number => new RobustMutex(segment, number * RobustMutex.Bytes)).ToList();
        foreach (var each in locks.SkipLast(1)) each.Acquire(TimeSpan.Zero);
        Assert.Contains("at most 64", Assert.Throws<SharedMemoryException>(() => locks[^1].Acquire(TimeSpan.Zero)).Message, StringComparison.Ordinal);
        Assert.Equal(0, segment.At<int>(RobustList.MostHeld * RobustMutex.Bytes));
        locks[3].Release();
        Assert.False(locks[^1].Acquire(TimeSpan.Zero));
        locks[3] = locks[^1];
        foreach (var each in locks.SkipLast(1)) each.Release();
    }

    [Fact]
    public void An_end_that_is_closed_twice_does_not_close_its_successors()
    {
        using var segment = Segment();
        var first = Ring.OpenWriter<long>(segment, Capacity, Offset);
        first.Dispose();
        using var second = Ring.OpenWriter<long>(segment, Capacity, Offset);
        first.Dispose();
        Assert.Throws<SharedMemoryException>(() => Ring.OpenWriter<long>(segment, Capacity, Offset));
    }

    [Fact]
    public void An_end_that_could_not_be_opened_is_free()
    {
        using var segment = Segment();
        Ring.OpenWriter<long>(segment, Capacity, Offset).Dispose();
        segment.At<long>(Offset + RingLayout.Head) = 99;
        Assert.Contains("cannot be", Assert.Throws<SharedMemoryException>(() => Ring.OpenReader<long>(segment, Capacity, Offset)).Message, StringComparison.Ordinal);
        segment.At<long>(Offset + RingLayout.Head) = 0;
        using var reader = Ring.OpenReader<long>(segment, Capacity, Offset);
    }

    [Fact]
    public void A_thread_that_ends_with_the_lock_leaves_it_to_the_next()
    {
        using var segment = SharedSegment.CreateAnonymous(4096);
        RobustMutex first = new(segment, 0), second = new(segment, 128), third = new(segment, 256);
        var thread = new Thread(() =>
        {
            first.Acquire(TimeSpan.Zero);
            second.Acquire(TimeSpan.Zero);
            third.Acquire(TimeSpan.Zero);
            second.Release(); // out of order: the kernel's list stays whole
        });
        thread.Start();
        thread.Join();
        Assert.True(first.Acquire(TimeSpan.FromSeconds(20)));
        Assert.False(second.Acquire(TimeSpan.FromSeconds(20)));
        Assert.True(third.Acquire(TimeSpan.FromSeconds(20)));
        first.Release();
        Assert.False(first.Acquire(TimeSpan.Zero)); // it was repaired
        first.Release();
        second.Release();
        third.Release();
    }

    private static SharedSegment Segment() => SharedSegment.CreateAnonymous(3 * 4096);

    private static void Try(Action use)
    {
        try
        {
            use();
        }
        catch (Exception exception) when (exception is SharedMemoryException or TimeoutException or LockRecursionException or SynchronizationLockException)
        {
            // A clear error: that is what is wanted.
        }
    }
}
