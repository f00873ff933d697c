using Threads.Machine;

namespace Threads.Tests.Machine.Teaching;

public sealed class SimulatedProcessTests
{
    private readonly SimulatedMachine _machine = new();

    [Fact]
    public void A_call_that_fails_says_why()
    {
        var process = _machine.Start("P");
        Assert.Equal((-1, Errno.ENOENT), (process.Shmget(7, 100, Shm.None), process.Error));
        var id = process.Shmget(7, 100, Shm.Create | Shm.UserRead | Shm.UserWrite);
        Assert.Equal(Errno.None, process.Error);
        Assert.Equal((-1, Errno.EEXIST), (process.Shmget(7, 100, Shm.Create | Shm.Exclusive), process.Error));
        Assert.Equal((0UL, Errno.EINVAL), (process.Shmat(id, 0x123), process.Error));
        Assert.Equal((0UL, Errno.EACCES), (_machine.Start("stranger", user: 5, group: 5) is var stranger ? stranger.Shmat(id) : 1, stranger.Error));
        Assert.Equal((false, Errno.EPERM), (stranger.ShmRemove(id), stranger.Error));
        Assert.Null(stranger.ShmStat(id));
        Assert.Equal(Errno.EACCES, stranger.Error);
    }

    [Fact]
    public void A_segmentation_fault_ends_the_process_and_says_which_address()
    {
        var process = _machine.Start("P");
        var address = process.Mmap(1);
        process.Write(address, 1);
        var fault = Assert.Throws<SegmentationFaultException>(() => process.Write(address + SimulatedMachine.PageSize, 1));
        Assert.StartsWith("P was ended by a segmentation fault, writing to address 0x70003000 (page 0x70003): nothing is mapped there; it is 1 bytes after", fault.Message, StringComparison.Ordinal);
        Assert.Equal(LifeStage.Gone, _machine.Kernel.Processes[process.Index].Stage);
        Assert.Throws<SegmentationFaultException>(() => process.Mmap(1));
        Assert.Contains("not a multiple of 8", Assert.Throws<SegmentationFaultException>(() => _machine.Start("Q").Read(4)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Real_threads_may_use_it_at_once()
    {
        const int times = 20_000;
        var process = _machine.Start("P");
        var address = process.Mmap(1, shared: true);
        var other = process.Fork("Q");
        Parallel.Invoke(
            () => Repeat(() => process.Add(address, 1)),
            () => Repeat(() => other.Add(address, 1)));
        Assert.Equal(2UL * times, process.Read(address));

        static void Repeat(Action action)
        {
            for (var time = 0; time < times; time++) action();
        }
    }
}
