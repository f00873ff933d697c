using Threads.SharedMemory;

namespace Threads.Tests.SharedMemory;

/// <summary>Waiting at a ring, both ends in one thread: so it is certain what was there when.</summary>
public sealed class RingWaitingTests : IDisposable
{
    private const int Capacity = 2;

    private readonly SharedSegment _segment = SharedSegment.CreateAnonymous(4096);

    public void Dispose() => _segment.Dispose();

    [Fact]
    public void A_message_that_came_since_the_last_look_is_no_time_out()
    {
        var (writer, reader) = Ends();
        Assert.False(reader.TryRead(out _));
        writer.TryWrite(7);
        reader.AwaitMessage(TimeSpan.Zero);
        Assert.True(reader.TryRead(out var message));
        Assert.Equal(7, message);
    }

    [Fact]
    public void Room_that_was_made_since_the_last_look_is_no_time_out()
    {
        var (writer, reader) = Ends();
        while (writer.TryWrite(1))
        {
        }

        reader.TryRead(out _);
        writer.AwaitRoom(TimeSpan.Zero);
        Assert.True(writer.TryWrite(2));
    }

    [Fact]
    public void Where_nothing_comes_the_time_is_over()
    {
        var (writer, reader) = Ends();
        Assert.Contains("stayed empty", Assert.Throws<TimeoutException>(() => reader.AwaitMessage(TimeSpan.Zero)).Message, StringComparison.Ordinal);
        while (writer.TryWrite(1))
        {
        }

        Assert.Contains("stayed full", Assert.Throws<TimeoutException>(() => writer.AwaitRoom(TimeSpan.Zero)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Ring.DefaultSpins, 1)]
    [InlineData(Ring.DefaultSpins, 1024)]
    [InlineData(1_000_000, 32)]
    public void However_it_waits_the_time_limit_holds(int spins, int pauses)
    {
        var (_, reader) = Ends();
        (reader.Spins, reader.Pauses) = (spins, pauses);
        Assert.Throws<TimeoutException>(() => reader.AwaitMessage(TimeSpan.FromMilliseconds(1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1025)]
    public void Pauses_between_two_looks_are_1_to_1024(int pauses)
    {
        var (writer, _) = Ends();
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Pauses = pauses);
    }

    private (RingWriter<long> Writer, RingReader<long> Reader) Ends() =>
        (Ring.OpenWriter<long>(_segment, Capacity, spins: 0), Ring.OpenReader<long>(_segment, Capacity, spins: 0));
}
