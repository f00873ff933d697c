using Threads.Machine;

namespace Threads.Tests.Machine.Kernel;

public sealed class TlbTests
{
    private const ulong NewThread = 0x100 | 0x1_0000;

    [Fact]
    public void A_walk_sets_accessed_and_the_first_write_sets_dirty()
    {
        var machine = Start(TlbModel.ShootDown);
        var address = machine.Map(0, 1);
        Assert.Equal(0UL, machine.Load(0, address));
        Assert.Equal("rw u a- -", machine.EntryOf(0, address).ToString());
        machine.Store(0, address, 5);
        Assert.Equal("rw u ad -", machine.EntryOf(0, address).ToString());
        Assert.Equal([FaultKind.DemandZero, FaultKind.Walked], machine.Faults.Select(fault => fault.Kind));
        machine.Store(0, address, 6);
        Assert.Equal(2, machine.Faults.Count);
    }

    [Fact]
    public void With_shoot_down_no_core_keeps_a_translation_that_is_no_longer_true()
    {
        var machine = Start(TlbModel.ShootDown);
        var address = TwoThreadsUsingOnePage(machine);
        machine.Call(0, SystemCall.Munmap, address, TestMachine.Page);
        Assert.False(machine.Kernel.TryTranslate(1, 0, address, MemoryUse.Read, out _));
    }

    [Fact]
    public void Without_shoot_down_a_core_writes_into_a_frame_that_belongs_to_somebody_else_by_now()
    {
        var machine = Start(TlbModel.LocalFlushOnly);
        var address = TwoThreadsUsingOnePage(machine);
        machine.Call(0, SystemCall.Munmap, address, TestMachine.Page);
        Assert.False(machine.Kernel.TryTranslate(0, 0, address, MemoryUse.Read, out _));
        machine.Kernel.Start("stranger");
        var secret = machine.Map(2, 1);
        machine.Store(2, secret, 7);
        machine.Store(1, address, 666);
        Assert.Equal(666UL, machine.Load(2, secret));
    }

    [Fact]
    public void A_fork_takes_the_right_to_write_from_every_core()
    {
        var machine = Start(TlbModel.ShootDown);
        var address = TwoThreadsUsingOnePage(machine);
        var child = machine.Call(0, SystemCall.Fork).Thread;
        machine.Store(1, address, 9);
        Assert.Equal((5UL, 9UL), (machine.Load(child, address), machine.Load(0, address)));

        var buggy = Start(TlbModel.LocalFlushOnly);
        address = TwoThreadsUsingOnePage(buggy);
        child = buggy.Call(0, SystemCall.Fork).Thread;
        buggy.Store(1, address, 9);
        Assert.Equal(9UL, buggy.Load(child, address));
    }

    [Fact]
    public void The_oldest_translation_makes_room()
    {
        var machine = Start(TlbModel.ShootDown);
        var address = machine.Map(0, Tlb.Capacity + 1);
        for (var page = 0UL; page <= Tlb.Capacity; page++) machine.Load(0, address + (page * TestMachine.Page));
        Assert.Equal(Tlb.Capacity, machine.Kernel.Tlbs[0].Entries.Count);
        Assert.False(machine.Kernel.TryTranslate(0, 0, address, MemoryUse.Read, out _));
        Assert.True(machine.Kernel.TryTranslate(-1, 0, address, MemoryUse.Read, out _));
    }

    private static TestMachine Start(TlbModel model)
    {
        var machine = new TestMachine(new KernelOptions { Tlbs = model });
        machine.Kernel.Start();
        return machine;
    }

    private static ulong TwoThreadsUsingOnePage(TestMachine machine)
    {
        var address = machine.Map(0, 1);
        machine.Store(0, address, 5);
        Assert.Equal(1, machine.Call(0, SystemCall.Clone, NewThread).Thread);
        machine.Store(1, address, 5);
        return address;
    }
}
