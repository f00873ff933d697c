using System.Runtime.InteropServices;
using Threads.SharedMemory.Native;

namespace Threads.Tests.SharedMemory;

/// <summary>The kernel's own answers, in the layout in which we read them.</summary>
public sealed unsafe class SystemVTests
{
    [Fact]
    public void A_segment_has_the_status_that_it_was_made_with()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "System V segments are tried on Linux");
        var id = SystemV.Get(SystemV.IpcPrivate, 100, SystemV.IpcCreate | 0b110_100_000);
        Assert.True(id >= 0);
        try
        {
            var address = SystemV.Attach(id, 0, 0);
            Assert.NotEqual(SystemV.Failed, address);
            SegmentStatus status;
            Assert.Equal(0, SystemV.Control(id, SystemV.IpcStat, &status));
            Assert.Equal((0, (nuint)100, 1ul), (status.Key, status.Size, status.Attachments));
            Assert.Equal((uint)0b110_100_000, status.Mode);
            Assert.Equal((Environment.ProcessId, Environment.ProcessId), (status.CreatorProcess, status.LastProcess));
            Assert.NotEqual(0, status.AttachTime);
            Assert.Equal(0, status.DetachTime);
            Assert.Equal(0, SystemV.Detach(address));
            Assert.Equal(-1, SystemV.Detach(address));
            Assert.Equal(Errno.Invalid, Marshal.GetLastPInvokeError());
        }
        finally
        {
            Assert.Equal(0, SystemV.Control(id, SystemV.IpcRemove, null));
        }
    }
}
