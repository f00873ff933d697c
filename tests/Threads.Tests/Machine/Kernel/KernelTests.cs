using CsCheck;
using Threads.Machine;

namespace Threads.Tests.Machine.Kernel;

public sealed class KernelTests
{
    [Fact]
    public void A_program_finds_its_data_shared_at_an_address_of_its_own_in_each_process()
    {
        var kernel = Threads.Machine.Kernel.Boot(TwoProcesses);
        Assert.Equal((0x7000_2000UL, 0x5000_9000UL), (kernel.DataBaseOf(0), kernel.DataBaseOf(1)));
        foreach (var process in (int[])[0, 1])
        {
            Assert.True(kernel.TryTranslate(process, process, kernel.DataBaseOf(process) + 0x1008, MemoryUse.Write, out var physical));
            Assert.Equal(0x1008UL, physical);
        }

        Assert.Equal([1, 0], kernel.Threads.Select(thread => thread.Process));
        Assert.True(kernel.TryTranslate(0, 1, Threads.Machine.Kernel.StackTopOf(TwoProcesses, 0) - 8, MemoryUse.Write, out _));
        Assert.False(kernel.TryTranslate(0, 1, Threads.Machine.Kernel.StackTopOf(TwoProcesses, 0), MemoryUse.Read, out _));
        Assert.False(kernel.TryTranslate(1, 0, Threads.Machine.Kernel.StackTopOf(TwoProcesses, 0) - 8, MemoryUse.Read, out _));
    }

    [Fact]
    public void A_clone_is_equal_and_independent()
    {
        var machine = new TestMachine();
        machine.Kernel.Start();
        var address = machine.Map(0, 2);
        machine.Store(0, address, 1);
        var before = machine.Kernel.Clone();
        Assert.Equal(before, machine.Kernel);
        Assert.Equal(before.GetHashCode(), machine.Kernel.GetHashCode());
        machine.Store(0, address + TestMachine.Page, 1);
        Assert.NotEqual(before, machine.Kernel);
        Assert.False(before.TryTranslate(-1, 0, address + TestMachine.Page, MemoryUse.Read, out _));
    }

    [Fact]
    public void Two_ways_to_the_same_state_are_equal()
    {
        var (one, other) = (new TestMachine(), new TestMachine());
        foreach (var machine in (TestMachine[])[one, other]) machine.Kernel.Start();
        one.Call(0, SystemCall.Mmap, 0x10_0000, 2 * TestMachine.Page, 3, 0x22, ulong.MaxValue);
        other.Call(0, SystemCall.Mmap, 0x10_1000, TestMachine.Page, 3, 0x22, ulong.MaxValue);
        Assert.NotEqual(one.Kernel, other.Kernel);
        other.Call(0, SystemCall.Mmap, 0x10_0000, TestMachine.Page, 1, 0x22, ulong.MaxValue);
        other.Call(0, SystemCall.Mprotect, 0x10_0000, TestMachine.Page, 3);
        Assert.Equal(one.Kernel, other.Kernel);
    }

    [Fact]
    public void When_everybody_has_ended_no_frame_is_used_and_nothing_is_left_of_what_was_removed() =>
        Sequences.Of(asOthers: true).Sample(steps =>
        {
            var side = new SimulatedSide();
            side.Restart();
            var names = new Names();
            foreach (var step in steps) step.Do(side, names);
            var kernel = side.Kernel;
            foreach (var process in kernel.Processes.Where(process => process.Stage == LifeStage.Alive).ToList()) kernel.Kill(-1, process.Index, Signal.Kill);
            Assert.All(kernel.Segments.All, segment => Assert.Equal((0, false), (segment.Attachments, segment.IsDestroyed)));
            Assert.Equal(kernel.Segments.All.Sum(segment => kernel.Shared.Single(pages => pages.Id == segment.Pages).Frames.Count(frame => frame >= 0)), kernel.Frames.Used);
        }, iter: 2_000);

    private static MachineProgram TwoProcesses { get; } =
        new("two", Notation.Litmus, [], [new ThreadImage("P0", 1, 0), new ThreadImage("P1", 0, 0)]) { DataSize = 5000 };
}
