using System.Runtime.InteropServices;
using Threads.Labs.RealCores;
using Threads.Machine;

namespace Threads.Tests.Labs.RealCores;

/// <summary>Litmus tests compiled for this computer's cores: they do what the processor does, and show what it shows.</summary>
public sealed class LitmusRunnerTests
{
    private const string BothZero = "0:rax=0; 1:rax=0;";

    [Fact]
    public void Two_cores_show_store_buffering()
    {
        var program = Classic("sb");
        var seen = Run(program, 100_000);
        Assert.SkipUnless(seen.Pinned, "It takes two cores to see it.");
        for (var times = 1; times < 50 && seen.CountOf(BothZero) == 0; times++) seen = Run(program, 100_000); // others may have had a core meanwhile
        Assert.True(seen.CountOf(BothZero) > 0, string.Join(", ", seen.Outcomes));
    }

    [Theory]
    [InlineData("sb+mfences")]
    [InlineData("sb+xchgs")]
    [InlineData("mp")]
    [InlineData("lb")]
    [InlineData("xchg-lock")]
    public void What_total_store_order_forbids_is_never_seen(string name)
    {
        var program = Classic(name);
        var allowed = LitmusExplorer.Explore(program, MemoryModel.Tso).States.Select(state => state.Text).ToHashSet();
        var seen = Run(program, 20_000);
        Assert.True(seen.Count > 0, seen.Note);
        Assert.DoesNotContain(seen.Outcomes, outcome => !allowed.Contains(outcome.Value));
    }

    [Theory]
    [InlineData("movq $-1,%rax; movl $1,%eax", 1)]
    [InlineData("movq $-1,%rax; movb $1,%al", -255)]
    [InlineData("movq $5,%rax; negq %rax; notq %rax", 4)]
    [InlineData("movq $7,(x); lock incq (x); movq (x),%rax", 8)]
    [InlineData("movb $200,(x); movb $100,%bl; lock xaddb %bl,(x); movb (x),%al; shlq $8,%rax; orb %bl,%al", 0x2cc8)]
    [InlineData("movq $3,%rcx; movq $1,%rax; shlq %cl,%rax", 8)]
    [InlineData("movl $-16,%ebx; shrl $4,%ebx; movl %ebx,%eax", 0x0fff_ffff)]
    [InlineData("movq $6,%rax; imulq $7,%rax", 42)]
    [InlineData("movq $2,(x); movq $2,%rax; movq $9,%rbx; lock cmpxchgq %rbx,(x); movq (x),%rax", 9)]
    [InlineData("movq $2,(x); movq $3,%rax; movq $9,%rbx; cmpxchgq %rbx,(x)", 2)]
    [InlineData("movq $3,%rbx; L: addq %rbx,%rax; decq %rbx; jne L", 6)]
    [InlineData("movl $1,%eax; cmpl $-1,%eax; jb S; movl $0,%eax; S: nop", 1)]
    [InlineData("movl $1,%eax; cmpl $-1,%eax; jg S; movl $0,%eax; S: nop", 1)]
    [InlineData("movq $5,%rax; testq %rax,%rax; js S; movq $6,%rax; S: nop", 6)]
    [InlineData("leaq 8(,%rax,4),%rax; xorq $1,%rax", 9)]
    [InlineData("movq $x,%rbx; movq $4,%rcx; movl $17,(%rbx,%rcx); movl x+4,%eax", 17)]
    [InlineData("movq $4,%rbx; xchgq %rbx,%rax", 4)]
    public void Compiled_and_simulated_programs_end_alike(string code, long expected)
    {
        var program = Column(code);
        Assert.Equal($"0:rax={expected};", Assert.Single(LitmusExplorer.Explore(program, MemoryModel.Tso).States).Text);
        Assert.Equal([new SeenOutcome($"0:rax={expected};", 100)], Run(program, 100).Outcomes);
    }

    [Theory]
    [InlineData("pushq %rax", "a.litmus:4  pushq %rax needs a stack")]
    [InlineData("incq %rax; L: jb L", "may need their carry")]
    public void What_cannot_be_run_so_is_said(string code, string reason)
    {
        var seen = Run(Column(code), 100);
        Assert.Equal(0, seen.Count);
        Assert.Contains(reason, seen.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("movq $16,%rbx; movq (%rbx),%rax")]
    [InlineData("L: jmp L")]
    public void Wild_addresses_and_endless_loops_harm_nobody(string code) => Assert.Equal([new SeenOutcome("unhandled exception", 5)], Run(Column(code), 5).Outcomes);

    private static MachineProgram Classic(string name)
    {
        Assert.True(Classics.TryRead(name, out var program));
        return program;
    }

    private static MachineProgram Column(string code) =>
        LitmusReader.Read($"X86_64 a\n{{ uint64_t x; }}\nP0 ;\n{code.Replace(";", " ;\n", StringComparison.Ordinal)} ;\nlocations [0:rax;]", "a.litmus");

    private static Trials Run(MachineProgram program, long trials)
    {
        Assert.SkipUnless(RuntimeInformation.ProcessArchitecture == Architecture.X64, "The tests are for x86-64.");
        return LitmusRunner.Run(program, new TrialLimits(trials, TimeSpan.FromSeconds(20)));
    }
}
