using Threads.SharedMemory;

namespace Threads.Tests.SharedMemory;

/// <summary>Which frame is behind an address: one behind two addresses of two processes, two after a copy on write, and none where they are hidden.</summary>
[Collection("Real processes")]
public sealed class PageMapTests
{
    [Fact]
    public async Task Two_processes_have_one_frame_at_two_addresses()
    {
        using var segment = SharedSegment.CreateAnonymous(4096);
        segment.Bytes[0] = 1;
        using var partner = new PartnerProcess("attach", $"{segment.Name}");
        var there = PageMap.Of(partner.Id, nint.Parse(await partner.Line()));
        var here = PageMap.Here(segment.Address);
        Assert.True(here.IsSameMemoryAs(there), $"{here}; {there}");
        Assert.NotEqual(here.Page, there.Page);
        if (!here.IsHidden) Assert.Equal(here.Frame, there.Frame);
        Assert.False(here.IsSameMemoryAs(PageMap.Of(partner.Id, there.Page) with { Frame = null, Offset = 4096 }));
        Assert.Equal(0, await partner.End());
    }

    [Fact]
    public void After_a_fork_one_frame_becomes_two_when_one_writes()
    {
        using var copy = new ForkedCopy();
        var (here, there) = (PageMap.Here(copy.Address), PageMap.Of(copy.Process, copy.Address));
        Assert.True(here.IsPresent && there.IsPresent);
        if (!here.IsHidden) Assert.True(here.IsSameMemoryAs(there), $"{here}; {there}");
        copy.WriteInCopy();
        there = PageMap.Of(copy.Process, copy.Address);
        Assert.False(here.IsSameMemoryAs(there));
        Assert.Equal(here, PageMap.Here(copy.Address));
    }

    [Fact]
    public void Hidden_frames_are_said_to_be_hidden()
    {
        var page = new PagePlace(1, 4096, IsPresent: true, Frame: null, IsHidden: true, "rw-s", "00:01", 7, 0, "memfd");
        Assert.Equal("inode 7, offset 0x0 at 0x1000 (pid 1)", $"{page}");
        Assert.True(page.IsSameMemoryAs(page with { Process = 2, Page = 8192 }));
        Assert.False(page.IsSameMemoryAs(page with { Offset = 4096 }));
        Assert.False(page.IsSameMemoryAs(page with { Access = "rw-p" }));
    }

    [Fact]
    public void What_cannot_be_looked_at_says_why()
    {
        Assert.Contains("Nothing is mapped", Assert.Throws<SharedMemoryException>(() => PageMap.Here(0x1000)).Message, StringComparison.Ordinal);
        Assert.Contains("no process", Assert.Throws<SharedMemoryException>(() => PageMap.Of(0x3ffffff, 0x1000)).Message, StringComparison.Ordinal);
    }
}
