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
    public void Caches_count_what_threads_on_two_cores_do_to_a_line()
    {
        var first = _machine.Start("P");
        var second = first.Thread();
        var address = first.Mmap(1);
        Assert.Equal(new LineCounts(), first.LineAt(address));
        first.Add(address, 1);
        second.Write(address + 8, 1);
        second.Add(address + 8, 1);
        first.Read(address);
        var line = second.LineAt(address + 56);
        Assert.Equal((4, 3, 1, 2, 2), (line.Accesses, line.Misses, line.Invalidations, line.WriteBacks, line.WriterCount));
        first.Write(address + Caches.LineSize, 1);
        Assert.Equal((1, 1), (first.LineAt(address + Caches.LineSize).Misses, first.LineAt(address + Caches.LineSize).WriterCount));
        Assert.Equal(line, first.LineAt(address));
    }

    [Fact]
    public void Processes_that_share_a_page_share_its_lines_at_different_addresses()
    {
        var first = _machine.Start("P");
        var second = _machine.Start("Q");
        var id = first.Shmget(1, 4096, Shm.Create | Shm.EverybodyReadWrite);
        second.Mmap(1);
        var (here, there) = (first.Shmat(id), second.Shmat(id));
        Assert.NotEqual(here, there);
        first.Write(here, 1);
        second.Write(there + 8, 1);
        Assert.Equal((2, 2L), (first.LineAt(here).WriterCount, second.LineAt(there).Misses));
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
