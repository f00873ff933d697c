using Threads.SharedMemory;

namespace Threads.Tests.SharedMemory;

/// <summary>Names of segments: written, read and refused.</summary>
public sealed class SegmentNameTests
{
    [Theory]
    [InlineData("")]
    [InlineData("bank")]
    [InlineData("/")]
    [InlineData("/..")]
    [InlineData("/a/b")]
    [InlineData("/a b")]
    [InlineData("sysv:0x0")]
    [InlineData("sysv:12")]
    [InlineData("fd:1")]
    public void A_name_that_is_none_is_refused(string text) => Assert.Throws<SharedMemoryException>(() => SegmentName.Parse(text));

    [Fact]
    public void A_name_is_read_as_it_is_written()
    {
        foreach (var name in (SegmentName[])[SegmentName.SystemV(-2), SegmentName.Posix("/a-b_c.9"), SegmentName.OfDescriptor(12, 3)])
            Assert.Equal(name, SegmentName.Parse($"{name}"));
    }

    [Fact]
    public void The_same_file_and_project_give_the_same_key()
    {
        var file = typeof(SegmentNameTests).Assembly.Location;
        Assert.Equal(SegmentName.OfFile(file, 1), SegmentName.OfFile(file, 1));
        Assert.NotEqual(SegmentName.OfFile(file, 1), SegmentName.OfFile(file, 2));
        Assert.Contains("ENOENT", Assert.Throws<SharedMemoryException>(() => SegmentName.OfFile(file + "-not", 1)).Message, StringComparison.Ordinal);
        Assert.Contains("1 to 255", Assert.Throws<SharedMemoryException>(() => SegmentName.OfFile(file, 256)).Message, StringComparison.Ordinal);
    }
}
