using System.Runtime.InteropServices;
using Threads.SharedMemory;
using Threads.SharedMemory.Leftovers;
using Threads.SharedMemory.Native;

namespace Threads.Tests.SharedMemory;

/// <summary>Segments of the real kernel: made, found, refused, cut, removed.</summary>
[Collection("Real processes")]
public sealed class SegmentTests
{
    private const int Bytes = 4096;

    public static TheoryData<string> Names => new($"sysv:0x{Environment.ProcessId:x}77", $"/threads-tests-{Environment.ProcessId}");

    [Theory]
    [MemberData(nameof(Names))]
    public void What_one_writes_the_other_reads(string text)
    {
        var name = SegmentName.Parse(text);
        using var first = SharedSegment.Create(name, Bytes);
        using var second = SharedSegment.Open(name);
        first.At<long>(8) = 42;
        Assert.Equal(42, second.At<long>(8));
        Assert.NotEqual(first.Address, second.Address);
        Assert.True(first.WasCreated && !second.WasCreated);
        first.Remove();
        Assert.True(first.Status().IsRemoved);
        second.At<long>(8) = 43;
        Assert.Equal(43, first.At<long>(8)); // removed, it lives on for those who are attached
        Assert.Contains("ENOENT", Assert.Throws<SharedMemoryException>(() => SharedSegment.Open(name)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Whoever_comes_first_makes_it_and_all_get_the_same(string text)
    {
        var name = SegmentName.Parse(text);
        var made = new SharedSegment[4];
        Parallel.For(0, made.Length, i => made[i] = SharedSegment.CreateOrAttach(name, Bytes));
        made[0].At<long>(0) = 7;
        Assert.All(made, one => Assert.Equal(7, one.At<long>(0)));
        Assert.Single(made, one => one.WasCreated);
        var other = Assert.Throws<SharedMemoryException>(() => SharedSegment.CreateOrAttach(name, Bytes + 1));
        Assert.Contains("exists with 4,096 bytes, and 4,097 were asked for", other.Message, StringComparison.Ordinal);
        Assert.Contains("exists already", Assert.Throws<SharedMemoryException>(() => SharedSegment.Create(name, Bytes)).Message, StringComparison.Ordinal);
        made.Single(one => one.WasCreated).Remove();
        foreach (var one in made) one.Dispose();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_attached_where_it_is_asked_for_or_not_at_all(string text)
    {
        var name = SegmentName.Parse(text);
        using var first = SharedSegment.Create(name, Bytes);
        try
        {
            var free = SharedSegment.Open(name);
            var address = free.Address;
            free.Dispose();
            using var there = SharedSegment.Open(name, at: address);
            Assert.Equal(address, there.Address);
            Assert.Contains("Let the system choose", Assert.Throws<SharedMemoryException>(() => SharedSegment.Open(name, at: address)).Message, StringComparison.Ordinal);
            Assert.Contains("multiple of 4096", Assert.Throws<SharedMemoryException>(() => SharedSegment.Open(name, at: address + 1)).Message, StringComparison.Ordinal);
        }
        finally
        {
            first.Remove();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_may_only_be_read_gives_no_way_to_write(string text)
    {
        var name = SegmentName.Parse(text);
        using var first = SharedSegment.Create(name, Bytes);
        first.At<long>(0) = 5;
        using var second = SharedSegment.Open(name, readOnly: true);
        first.Remove();
        Assert.Equal(5, MemoryMarshal.Read<long>(second.ReadOnlyBytes));
        Assert.Contains("for reading only", Assert.Throws<InvalidOperationException>(() => second.Bytes.Length).Message, StringComparison.Ordinal);
        Assert.Contains("for reading only", Assert.Throws<InvalidOperationException>(() => second.At<long>(0)).Message, StringComparison.Ordinal);
        Assert.Contains("for reading only", Assert.Throws<SharedMemoryException>(() => Ring.OpenReader<long>(second, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("for reading only", Assert.Throws<SharedMemoryException>(() => new RobustMutex(second, 0)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NameKind.SystemV)]
    [InlineData(NameKind.Posix)]
    public async Task Made_and_removed_by_several_at_once_it_is_one_or_a_new_one_and_never_an_error(NameKind kind)
    {
        var name = kind == NameKind.SystemV ? SegmentName.SystemV(Environment.ProcessId | 0x41000000) : SegmentName.Posix($"/threads-churn-{Environment.ProcessId}");
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 700; i++)
            {
                using var segment = SharedSegment.CreateOrAttach(name, 64);
                if (Record.Exception(segment.Remove) is { } failure) Assert.Contains("removed before", Assert.IsType<SharedMemoryException>(failure).Message, StringComparison.Ordinal);
            }
        })));
        Assert.Throws<SharedMemoryException>(() => SharedSegment.Open(name));
        Assert.DoesNotContain(Cleaning.Run().Kept, line => line.Contains($"{name}", StringComparison.Ordinal) || line.Contains($"0x{name.Key:x8}", StringComparison.Ordinal));
    }

    [Fact]
    public void What_somebody_else_has_made_anew_under_its_name_is_not_removed_with_it()
    {
        var name = SegmentName.Posix($"/threads-anew-{Environment.ProcessId}");
        using var first = SharedSegment.Create(name, 64);
        File.Delete("/dev/shm" + name);
        using var second = SharedSegment.Create(name, 64);
        Assert.Contains("removed before", Assert.Throws<SharedMemoryException>(first.Remove).Message, StringComparison.Ordinal);
        SharedSegment.Open(name).Dispose();
        second.Remove();
    }

    [Theory]
    [InlineData("sysv:0x5eed0123")]
    [InlineData("/threads-nowhere")]
    public async Task The_first_call_of_a_process_says_rightly_why_it_failed(string name)
    {
        // Putting the message together is where the runtime finds out about the culture, with calls of its own.
        using var partner = new PartnerProcess("attach", name);
        Assert.Contains("ENOENT", await partner.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Used_after_it_was_detached_it_says_so()
    {
        var segment = SharedSegment.CreateAnonymous(Bytes);
        segment.Dispose();
        segment.Dispose();
        Assert.Throws<ObjectDisposedException>(() => segment.Bytes.Length);
        Assert.Throws<ObjectDisposedException>(() => segment.At<int>(0));
    }

    [Theory]
    [InlineData(-8)]
    [InlineData(Bytes - 7)]
    [InlineData(int.MaxValue)]
    public void Nothing_outside_can_be_referred_to(int offset)
    {
        using var segment = SharedSegment.CreateAnonymous(Bytes);
        Assert.Contains("lies outside", Assert.Throws<SharedMemoryException>(() => segment.At<long>(offset)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_across_cache_lines_is_refused()
    {
        using var segment = SharedSegment.CreateAnonymous(Bytes);
        Assert.Contains("not aligned", Assert.Throws<SharedMemoryException>(() => segment.At<long>(4)).Message, StringComparison.Ordinal);
        Assert.Equal(0, segment.At<int>(4));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void Sizes_that_make_no_sense_are_refused(int bytes)
    {
        Assert.Contains("A segment has 1 to", Assert.Throws<SharedMemoryException>(() => SharedSegment.CreateAnonymous(bytes)).Message, StringComparison.Ordinal);
        Assert.Contains("A segment has 1 to", Assert.Throws<SharedMemoryException>(() => SharedSegment.Create(SegmentName.SystemV(5), bytes)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("elsewhere")]
    [InlineData("emptied")]
    [InlineData("older")]
    [InlineData("shorter")]
    public unsafe void A_segment_that_is_not_what_it_should_be_is_refused(string fault)
    {
        var name = $"/threads-foreign-{Environment.ProcessId}";
        var descriptor = Posix.OpenMemory(name, Posix.OpenReadWrite | Posix.OpenCreate | Posix.OpenExclusive, 0x180);
        try
        {
            Posix.SetSize(descriptor, fault == "shorter" ? 64 : Bytes);
            var header = new SegmentHeader { Magic = SegmentHeader.ExpectedMagic, Version = SegmentHeader.CurrentVersion, Size = Bytes };
            if (fault == "elsewhere") header.Magic++;
            if (fault == "emptied") header = default;
            if (fault == "older") header.Version = 9;
            using (var file = new FileStream("/dev/shm" + name, FileMode.Open)) file.Write(MemoryMarshal.AsBytes(new Span<SegmentHeader>(ref header))[..(fault == "shorter" ? 64 : 128)]);
            var message = Assert.Throws<SharedMemoryException>(() => SharedSegment.Open(SegmentName.Posix(name))).Message;
            Assert.Contains(fault switch { "elsewhere" => "another program", "emptied" => "it is empty", "older" => "version 9", _ => "64 bytes" }, message, StringComparison.Ordinal);
        }
        finally
        {
            _ = Posix.Close(descriptor);
            _ = Posix.UnlinkMemory(name);
        }
    }

    [Fact]
    public void What_was_cut_after_it_was_made_is_refused()
    {
        var name = SegmentName.Posix($"/threads-cut-{Environment.ProcessId}");
        using var segment = SharedSegment.Create(name, 3 * Bytes);
        try
        {
            using (var file = new FileStream($"/dev/shm{name}", FileMode.Open)) file.SetLength(Bytes);
            Assert.Contains("it was cut or damaged", Assert.Throws<SharedMemoryException>(() => SharedSegment.Open(name)).Message, StringComparison.Ordinal);
        }
        finally
        {
            segment.Remove();
        }
    }

    [Fact]
    public void The_status_of_one_that_was_cut_while_it_is_attached_says_so_and_it_can_be_given_up()
    {
        var name = SegmentName.Posix($"/threads-shortened-{Environment.ProcessId}");
        var segment = SharedSegment.Create(name, 3 * Bytes);
        try
        {
            Assert.True(segment.Status().Bytes > 3 * Bytes);
            using (var file = new FileStream($"/dev/shm{name}", FileMode.Open)) file.SetLength(0);
            Assert.Contains("touching what was cut off would kill", Assert.Throws<SharedMemoryException>(segment.Status).Message, StringComparison.Ordinal);
        }
        finally
        {
            segment.Remove();
            segment.Dispose();
        }

        Assert.False(File.Exists($"/dev/shm{name}"));
    }

    [Fact]
    public void An_anonymous_one_cannot_be_cut()
    {
        using var segment = SharedSegment.CreateAnonymous(Bytes);
        using var file = new FileStream($"/proc/self/fd/{segment.Name.Descriptor}", FileMode.Open);
        Assert.Throws<UnauthorizedAccessException>(() => file.SetLength(1));
        segment.At<long>(Bytes - 8) = 1;
    }

    [Fact]
    public void The_status_is_the_systems()
    {
        var name = SegmentName.SystemV(Environment.ProcessId | 0x40000000);
        using var segment = SharedSegment.Create(name, Bytes, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        using var again = SharedSegment.Open(name);
        var status = segment.Status();
        segment.Remove();
        Assert.Equal((Bytes + 128L, 2L, Environment.ProcessId, false), (status.Bytes, status.Attachments, status.CreatorProcess, status.IsRemoved));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, status.Permissions);
    }
}
