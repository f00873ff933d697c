using Threads.Machine;

namespace Threads.Tests.Machine.Kernel;

public sealed class PageFaultTests
{
    private readonly TestMachine _machine = new();

    public PageFaultTests() => _machine.Kernel.Start();

    [Fact]
    public void A_page_gets_the_lowest_free_frame_when_it_is_used_for_the_first_time()
    {
        var address = _machine.Map(0, 3);
        Assert.Equal(default, _machine.EntryOf(0, address));
        _machine.Store(0, address + (2 * TestMachine.Page), 5);
        Assert.Equal(0UL, _machine.Load(0, address));
        Assert.Equal((0, 1), (_machine.EntryOf(0, address + (2 * TestMachine.Page)).Frame, _machine.EntryOf(0, address).Frame));
        Assert.Equal([FaultKind.DemandZero, FaultKind.DemandZero], _machine.Faults.Select(fault => fault.Kind));
        _machine.Call(0, SystemCall.Munmap, address + (2 * TestMachine.Page), TestMachine.Page);
        Assert.Equal(0UL, _machine.Load(0, address + TestMachine.Page));
        Assert.Equal(0, _machine.EntryOf(0, address + TestMachine.Page).Frame);
    }

    [Fact]
    public void After_a_fork_both_have_the_frame_until_one_writes()
    {
        var address = _machine.Map(0, 1);
        _machine.Store(0, address, 5);
        var child = _machine.Call(0, SystemCall.Fork).Thread;
        Assert.Equal(_machine.EntryOf(0, address), _machine.EntryOf(1, address));
        Assert.Equal("r- u -- c", _machine.EntryOf(1, address).ToString());
        _machine.Store(child, address, 6);
        Assert.Equal((5UL, 6UL), (_machine.Load(0, address), _machine.Load(child, address)));
        Assert.NotEqual(_machine.EntryOf(0, address).Frame, _machine.EntryOf(1, address).Frame);
        _machine.Store(0, address, 7);
        Assert.Equal([FaultKind.DemandZero, FaultKind.Copied, FaultKind.Reused], _machine.Faults.Select(fault => fault.Kind));
        Assert.Equal("rw u -- -", _machine.EntryOf(0, address).ToString());
    }

    [Fact]
    public void Two_processes_find_one_frame_at_two_addresses()
    {
        var other = _machine.Kernel.Start();
        var id = (ulong)_machine.Call(0, SystemCall.Shmget, 0, 4096, 0b110_110_110).Value;
        var (here, there) = ((ulong)_machine.Call(0, SystemCall.Shmat, id).Value, (ulong)_machine.Call(1, SystemCall.Shmat, id).Value);
        Assert.NotEqual(here, there);
        _machine.Store(0, here + 8, 42);
        Assert.Equal(42UL, _machine.Load(1, there + 8));
        Assert.Equal(_machine.EntryOf(0, here).Frame, _machine.EntryOf(other, there).Frame);
        Assert.Equal(FaultKind.SharedFrame, _machine.Faults[^1].Kind);
    }

    [Fact]
    public void A_refusal_names_the_address_the_page_the_reason_and_the_remedy()
    {
        var address = _machine.Map(0, 1);
        Assert.Equal(0x7000_2000UL, address);
        Assert.Equal("reading from address 0x10 (page 0x0): nothing is mapped there; so near to 0 it is most likely a null pointer", Refusal(0x10, MemoryUse.Read));
        Assert.Equal(
            "writing to address 0x70003008 (page 0x70003): nothing is mapped there; it is 9 bytes after the last byte of private memory at 0x70002000-0x70002fff (rw-)",
            Refusal(address + TestMachine.Page + 8, MemoryUse.Write));
        _machine.Call(0, SystemCall.Mprotect, address, TestMachine.Page, 1);
        Assert.Contains("private memory at 0x70002000-0x70002fff (r--) does not allow writing. mprotect with PROT_WRITE would allow it", Refusal(address, MemoryUse.Write), StringComparison.Ordinal);
        Assert.Contains("belongs to the kernel", Refusal(ulong.MaxValue - 7, MemoryUse.Read), StringComparison.Ordinal);
        Assert.Contains("nor anywhere near", Refusal(0x1234_5000, MemoryUse.Read), StringComparison.Ordinal);
        var id = (ulong)_machine.Call(0, SystemCall.Shmget, 0, 100, 0b110_000_000).Value;
        var segment = (ulong)_machine.Call(0, SystemCall.Shmat, id, 0, 0x1000).Value;
        Assert.Contains("It was attached with SHM_RDONLY; attach it without", Refusal(segment, MemoryUse.Write), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pointer_that_has_travelled_is_named_as_such()
    {
        _machine.Kernel.Start("B");
        var id = (ulong)_machine.Call(0, SystemCall.Shmget, 0, 4096, 0b110_110_110).Value;
        _machine.Call(1, SystemCall.Shmat, id);
        Assert.Contains(
            "B has segment 0 at 0x50009000-0x50009fff (rw-): an address means something in one process only", Refusal(0x5000_9008, MemoryUse.Read), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_changes_nothing_and_a_kill_tells_the_parent_the_signal()
    {
        var child = _machine.Call(0, SystemCall.Fork);
        var before = _machine.Kernel.Clone();
        var outcome = _machine.Kernel.HandleFault(1, 1, 0x10, MemoryUse.Write, _machine.Memory);
        Assert.Equal((FaultKind.Signalled, Signal.Segmentation), (outcome.Kind, outcome.Signal));
        Assert.Equal(before, _machine.Kernel);
        _machine.Kernel.Kill(1, 1, outcome.Signal);
        var status = _machine.Map(0, 1);
        Assert.Equal(child.Value, _machine.Call(0, SystemCall.Wait4, (ulong)child.Value, status).Value);
        Assert.Equal((ulong)Signal.Segmentation, _machine.Load(0, status));
    }

    [Fact]
    public void When_no_frame_is_left_the_signal_is_SIGBUS()
    {
        var machine = new TestMachine(new KernelOptions { Frames = 2 });
        machine.Kernel.Start();
        var address = machine.Map(0, 2);
        machine.Store(0, address, 1);
        machine.Call(0, SystemCall.Fork);
        machine.Store(1, address, 2);
        var outcome = machine.Kernel.HandleFault(0, 0, address + TestMachine.Page, MemoryUse.Read, machine.Memory);
        Assert.Equal(Signal.Bus, outcome.Signal);
        Assert.Contains("no frame", outcome.Message, StringComparison.Ordinal);
    }

    private string Refusal(ulong address, MemoryUse use) => _machine.Kernel.HandleFault(0, 0, address, use, _machine.Memory).Message;
}
