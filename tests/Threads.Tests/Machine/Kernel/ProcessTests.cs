using Threads.Machine;

namespace Threads.Tests.Machine.Kernel;

public sealed class ProcessTests
{
    private const ulong Wait = 0;
    private const ulong Wake = 1;
    private const ulong NewThread = 0x100 | 0x1_0000;
    private const ulong ClearChildId = 0x20_0000;

    private readonly TestMachine _machine = new();

    public ProcessTests() => _machine.Kernel.Start();

    [Fact]
    public void A_parent_waits_for_its_child_and_is_told_its_status()
    {
        var status = _machine.Map(0, 1);
        var child = _machine.Call(0, SystemCall.Fork);
        Assert.Equal((SystemCallKind.Started, 1, 1), (child.Kind, child.Thread, child.Process));
        Assert.Equal(SystemCallKind.Blocked, _machine.Call(0, SystemCall.Wait4, ulong.MaxValue, status).Kind);
        Assert.False(_machine.Kernel.CanProceed(0));
        Assert.Equal(SystemCallKind.Ended, _machine.Call(1, SystemCall.Exit, 3).Kind);
        Assert.True(_machine.Kernel.CanProceed(0));
        Assert.Equal(child.Value, _machine.Call(0, SystemCall.Wait4, ulong.MaxValue, status).Value);
        Assert.Equal(3UL << 8, _machine.Load(0, status));
        Assert.Equal(Errno.ECHILD, _machine.Call(0, SystemCall.Wait4, ulong.MaxValue, status).Error);
    }

    [Fact]
    public void A_process_ends_with_its_last_thread()
    {
        var made = _machine.Call(0, SystemCall.Clone, NewThread, 0x5000);
        Assert.Equal((0, 1, 0x5000UL), (made.Process, made.Thread, made.Stack));
        Assert.Equal((1L, 2L), (_machine.Call(1, SystemCall.Getpid).Value, _machine.Call(1, SystemCall.Gettid).Value));
        _machine.Call(0, SystemCall.Exit);
        Assert.Equal((false, true), (_machine.Kernel.IsAlive(0), _machine.Kernel.IsAlive(1)));
        Assert.Equal(LifeStage.Alive, _machine.Kernel.Processes[0].Stage);
        _machine.Call(1, SystemCall.Exit);
        Assert.Equal(LifeStage.Gone, _machine.Kernel.Processes[0].Stage);
    }

    [Fact]
    public void Exit_group_ends_every_thread()
    {
        _machine.Call(0, SystemCall.Clone, NewThread);
        _machine.Call(1, SystemCall.ExitGroup);
        Assert.False(_machine.Kernel.IsAlive(0));
        Assert.Equal(0, _machine.Kernel.Frames.Used);
    }

    [Fact]
    public void A_futex_puts_to_sleep_only_while_the_word_has_the_value()
    {
        var word = _machine.Map(0, 1) + 4;
        Assert.Equal(Errno.EAGAIN, _machine.Call(0, SystemCall.Futex, word, Wait, 1).Error);
        Assert.Equal(SystemCallKind.Blocked, _machine.Call(0, SystemCall.Futex, word, Wait, 0).Kind);
        Assert.False(_machine.Kernel.CanProceed(0));
        Assert.Equal(Errno.EINVAL, _machine.Call(0, SystemCall.Futex, word + 1, Wait, 0).Error);
    }

    [Fact]
    public void Processes_wake_each_other_through_different_addresses_of_one_page_in_the_order_of_their_coming()
    {
        for (var more = 0; more < 2; more++) _machine.Kernel.Start();
        var id = (ulong)_machine.Call(0, SystemCall.Shmget, 0, 4096, 0b110_110_110).Value;
        var words = Enumerable.Range(0, 3).Select(thread => (ulong)_machine.Call(thread, SystemCall.Shmat, id).Value + 16).ToList();
        Assert.Equal(3, words.Distinct().Count());
        _machine.Call(1, SystemCall.Futex, words[1], Wait, 0);
        _machine.Call(0, SystemCall.Futex, words[0], Wait, 0);
        Assert.Equal(1, _machine.Call(2, SystemCall.Futex, words[2], Wake, 1).Value);
        Assert.Equal((false, true), (_machine.Kernel.CanProceed(0), _machine.Kernel.CanProceed(1)));
        Assert.Equal(0, _machine.Call(1, SystemCall.Futex, words[1], Wait, 0).Value);
        Assert.Equal(1, _machine.Call(2, SystemCall.Futex, words[2], Wake, 5).Value);
        Assert.True(_machine.Kernel.CanProceed(0));
    }

    [Fact]
    public void A_thread_that_ends_clears_a_word_and_wakes_whoever_joins_it()
    {
        var word = _machine.Map(0, 1);
        _machine.Store(0, word, 77);
        _machine.Call(0, SystemCall.Clone, NewThread | ClearChildId, 0, 0, word);
        _machine.Call(0, SystemCall.Futex, word, Wait, 77);
        _machine.Call(1, SystemCall.Exit);
        Assert.True(_machine.Kernel.CanProceed(0));
        Assert.Equal(0UL, _machine.Load(0, word));
    }

    [Fact]
    public void What_the_kernel_does_not_have_is_said_and_never_passed_over()
    {
        var outcome = _machine.Call(0, (SystemCall)1);
        Assert.Equal(SystemCallKind.Unsupported, outcome.Kind);
        Assert.Contains("shmget (29)", outcome.Message, StringComparison.Ordinal);
        Assert.Equal(SystemCallKind.Unsupported, _machine.Call(0, SystemCall.Clone, 0x100).Kind);
        Assert.Equal(SystemCallKind.Unsupported, _machine.Call(0, SystemCall.Futex, 0, 9).Kind);
        Assert.Equal(SystemCallKind.Unsupported, _machine.Call(0, SystemCall.Mmap, 0, 4096, 3, 2, 5).Kind);
    }
}
