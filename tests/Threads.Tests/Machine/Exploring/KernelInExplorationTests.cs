using Threads.Coyote;
using Threads.Exploration;
using Threads.Machine;

namespace Threads.Tests.Machine.Exploring;

/// <summary>System calls and page faults as steps that the engines interleave.</summary>
public sealed class KernelInExplorationTests
{
    // The child changes its copy of the stack; the parent waits for its end and still finds what it wrote before the fork.
    private static readonly MachineProgram CopyOnWrite = Program(
        [
            "movq $7,-8(%rsp)", "movq $57,%rax", "syscall", "cmpq $0,%rax", "je CHILD",
            "movq $61,%rax", "movq $-1,%rdi", "movq $0,%rsi", "movq $0,%rdx", "syscall", "movq -8(%rsp),%rbx", "movq %rbx,(x)", "jmp END",
            "CHILD: movq $9,-8(%rsp)", "movq -8(%rsp),%rcx", "movq %rcx,(y)", "movq $60,%rax", "movq $0,%rdi", "syscall", "END: nop",
        ],
        [],
        "locations [x; y;] forall (x=7 /\\ y=9)");

    private static readonly string[] Sleeper =
    [
        "AGAIN: movl (x),%eax", "cmpl $1,%eax", "je AWAKE", "movq $202,%rax", "leaq x,%rdi", "movq $0,%rsi", "movq $0,%rdx", "movq $0,%r10", "syscall", "jmp AGAIN", "AWAKE: nop",
    ];

    private static readonly string[] Waker = ["movl $1,(x)", "movq $202,%rax", "leaq x,%rdi", "movq $1,%rsi", "movq $1,%rdx", "syscall"];

    [Theory]
    [InlineData(MemoryModel.Sc)]
    [InlineData(MemoryModel.Tso)]
    public void After_fork_each_process_has_its_own_copy_of_what_it_writes(MemoryModel model)
    {
        foreach (var engine in new[] { Engine.StateSpace, Engine.Exhaustive })
        {
            var found = Explorer.Explore(new MachineWorld(CopyOnWrite, model), new Options(engine));
            Assert.Equal(Verdict.Pass, found.Verdict);
            Assert.True(found.Proved);
            Assert.Equal("[x]=7; [y]=9;", Assert.Single(found.Outcomes).Value);
        }
    }

    [Fact]
    public void Coyote_drives_threads_that_the_program_makes()
    {
        var found = CoyoteExplorer.Explore(new MachineWorld(CopyOnWrite, MemoryModel.Tso), new Options(Engine.Coyote, Seed: 7, Budget: new Budget(100), Coyote: CoyoteStrategy.Random));
        Assert.Equal("[x]=7; [y]=9;", Assert.Single(found.Outcomes).Value);
    }

    [Theory]
    [InlineData(MemoryModel.Sc)]
    [InlineData(MemoryModel.Tso)]
    public void A_futex_loses_no_wake_up(MemoryModel model)
    {
        var program = Program(Sleeper, Waker, "forall (x=1)");
        Assert.Equal(Verdict.Pass, Explorer.Explore(new MachineWorld(program, model), new Options(Engine.StateSpace)).Verdict);
    }

    [Fact]
    public void Nobody_who_wakes_the_sleeper_is_a_deadlock()
    {
        var found = Explorer.Explore(new MachineWorld(Program(Sleeper, Waker[..1], "forall (x=1)"), MemoryModel.Sc), new Options(Engine.StateSpace));
        Assert.Equal(Verdict.Deadlock, found.Verdict);
        Assert.Contains("P0 waits at test.litmus:", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TlbModel.ShootDown, false)]
    [InlineData(TlbModel.LocalFlushOnly, true)]
    public void Without_a_shoot_down_another_core_still_writes_a_page_that_was_made_read_only(TlbModel tlbs, bool isSeen)
    {
        var program = Program(
            ["movq $10,%rax", "leaq x,%rdi", "andq $-4096,%rdi", "movq $4096,%rsi", "movq $1,%rdx", "syscall", "movq (x),%rbx", "movq (x),%rcx"],
            ["movq $1,(x)", "movq $2,(x)"],
            "locations [0:rbx; 0:rcx;] exists (x=2)");
        var found = Explorer.Explore(new MachineWorld(program, MemoryModel.Sc, kernel: new KernelOptions { Tlbs = tlbs }), new Options(Engine.StateSpace));
        Assert.Equal(isSeen, found.Outcomes.Any(outcome => outcome.Value.Contains("0:rbx=1; 0:rcx=2;", StringComparison.Ordinal)));
    }

    private static MachineProgram Program(string[] first, string[] second, string rest)
    {
        var rows = Enumerable.Range(0, Math.Max(first.Length, second.Length)).Select(row => $"{first.ElementAtOrDefault(row)} | {second.ElementAtOrDefault(row)} ;");
        return ClassicPrograms.Litmus(string.Join(" ", rows), rest);
    }
}
