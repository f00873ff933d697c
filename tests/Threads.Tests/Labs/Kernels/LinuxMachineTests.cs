using Threads.Labs.Kernels;
using Threads.Machine;
using Threads.SharedMemory;
using Threads.SharedMemory.Leftovers;
using Threads.SharedMemory.Native;
using Threads.Tests.Cli;
using Errno = Threads.Machine.Errno;
using Processes = Threads.SharedMemory.Native.Processes;

namespace Threads.Tests.Labs.Kernels;

/// <summary>Processes of this computer that do what they are told, and leave nothing.</summary>
[Collection("Real processes")]
public sealed class LinuxMachineTests
{
    private const int Bytes = SimulatedMachine.PageSize;

    [Fact]
    public void Two_processes_have_one_page_at_addresses_that_mean_nothing_to_the_other()
    {
        using var machine = new LinuxMachine(Tool.Program);
        var (a, b) = ((LinuxProcess)machine.Start("A"), (LinuxProcess)machine.Start("B"));
        Assert.Equal(3, new[] { a.Id, b.Id, Environment.ProcessId }.Distinct().Count());
        var id = a.Shmget(1, Bytes, Shm.Create | Shm.UserRead | Shm.UserWrite);
        var (here, there) = (a.Shmat(id), b.Shmat(id));
        a.Write(here, 7);
        Assert.Equal(7UL, b.Read(there));
        Assert.NotNull(machine.FrameOf(a, here));
        Assert.Equal(machine.FrameOf(a, here), machine.FrameOf(b, there));
        Assert.StartsWith("---", PageMap.Of(b.Id, (nint)here).Access, StringComparison.Ordinal); // mapped for nobody's use
        Assert.Throws<SharedMemoryException>(() => PageMap.Of(a.Id, (nint)there)); // not mapped
    }

    [Fact]
    public void Who_touches_what_it_may_not_is_ended_by_SIGSEGV_and_detached()
    {
        using var machine = new LinuxMachine(Tool.Program);
        var (a, b) = (machine.Start("A"), machine.Start("B"));
        var id = a.Shmget(1, Bytes, Shm.Create | Shm.UserRead | Shm.UserWrite);
        var there = b.Shmat(id, 0, Shm.ReadOnly);
        Assert.Equal(1, machine.Find(id)!.Value.Attachments);
        Assert.Throws<SegmentationFaultException>(() => b.Write(there, 1));
        Assert.Equal(0, machine.Find(id)!.Value.Attachments);
        Assert.Null(machine.FrameOf(b, there));
    }

    [Fact]
    public void What_was_made_goes_with_it()
    {
        int removed, kept, someoneElses;
        using (var machine = new LinuxMachine(Tool.Program))
        {
            var a = machine.Start("A");
            removed = a.Shmget(1, Bytes, Shm.Create | Shm.UserRead | Shm.UserWrite);
            kept = machine.Start("B").Shmget(0, Bytes, Shm.UserRead | Shm.UserWrite);
            someoneElses = SystemV.Get(SystemV.IpcPrivate, Bytes, SystemV.IpcCreate | 0b110_000_000);
            Assert.True(a.ShmRemove(removed));
            Assert.Equal(1, machine.Segments);
        }

        Assert.Null(SystemV.StatusOf(removed));
        Assert.Null(SystemV.StatusOf(kept));
        Assert.NotNull(SystemV.StatusOf(someoneElses));
        unsafe
        {
            Assert.Equal(0, SystemV.Control(someoneElses, SystemV.IpcRemove, null));
        }
    }

    [Fact]
    public void Somebody_elses_segment_is_neither_seen_nor_attached_nor_removed()
    {
        var someoneElses = SystemV.Get(SystemV.IpcPrivate, Bytes, SystemV.IpcCreate | 0b110_000_000);
        using (var machine = new LinuxMachine(Tool.Program))
        {
            var a = machine.Start("A");
            Assert.Null(machine.Find(someoneElses));
            Assert.Equal((0UL, Errno.EINVAL), (a.Shmat(someoneElses), a.Error));
            Assert.Equal((false, Errno.EINVAL), (a.ShmRemove(someoneElses), a.Error));
        }

        unsafe
        {
            Assert.Equal(0, SystemV.Control(someoneElses, SystemV.IpcRemove, null)); // it was still there
        }
    }

    [Fact]
    public void Why_the_latest_call_failed_outlasts_reads_and_writes_on_both_kernels()
    {
        using var real = new LinuxMachine(Tool.Program);
        foreach (var machine in (IMachine[])[new SimulatedMachine(), real])
        {
            var a = machine.Start("A");
            var here = a.Shmat(a.Shmget(1, Bytes, Shm.Create | Shm.UserRead | Shm.UserWrite));
            Assert.Equal((Errno.None, -1, Errno.ENOENT), (a.Error, a.Shmget(2, Bytes, Shm.None), a.Error));
            a.Write(here, a.Read(here));
            Assert.Equal(Errno.ENOENT, a.Error);
            Assert.Equal((true, Errno.None), (a.Shmdt(here), a.Error));
        }
    }

    [Fact]
    public void Whose_page_tables_are_gone_because_it_was_killed_is_said_to_be_gone()
    {
        using var machine = new LinuxMachine(Tool.Program);
        var a = (LinuxProcess)machine.Start("A");
        var here = a.Shmat(a.Shmget(1, Bytes, Shm.Create | Shm.UserRead | Shm.UserWrite));
        Assert.Equal(0, Processes.Signal(a.Id, Processes.Kill));
        Exception? thrown = null;
        while (thrown is null) thrown = Record.Exception(() => machine.FrameOf(a, here)); // seen from the moment on at which it happens
        Assert.Equal((int)Errno.ESRCH, Assert.IsType<SharedMemoryException>(thrown).ErrorNumber);
    }

    [Fact]
    public void A_private_segment_whose_maker_was_killed_before_it_noted_the_identifier_is_found()
    {
        int id;
        using (var machine = new LinuxMachine(Tool.Program))
        {
            var a = (LinuxProcess)machine.Start("A");
            id = a.Shmget(0, Bytes, Shm.UserRead | Shm.UserWrite);
            var note = Directory.GetFiles(Records.Folder, $"{a.Id}-*").Single();
            Records.Update(note, new Trace.SystemV(0, Bytes, -1));
            System.Diagnostics.Process.GetProcessById(a.Id).Kill();
        }

        Assert.Null(SystemV.StatusOf(id));
    }
}
