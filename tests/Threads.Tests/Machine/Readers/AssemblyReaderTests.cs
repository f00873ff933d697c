using CsCheck;
using Threads.Exploration;
using Threads.Machine;

namespace Threads.Tests.Machine.Readers;

/// <summary>x86-64 assembly as the GNU assembler takes it, and what is wrong with what is none.</summary>
public sealed class AssemblyReaderTests
{
    private const string Locked = """
        # Two threads, one lock.
                .set    ROUNDS, 2
                .data
        lock:   .long   0
                .align  64
        counter: .quad  0x10, -1   /* two of them */
        flags:  .byte   1, 2
                .bss
        room:   .zero   16

                .text
                .globl  first, second
        first:
        second: movq    $ROUNDS, %rcx
        1:      movl    $1, %eax
        2:      xchg    %eax, lock(%rip)
                testl   %eax, %eax
                jne     2b
                incq    counter
                movl    $0, lock
                decq    %rcx
                jnz     1b
                ret
        #! forall (counter[0]=20)
        """;

    private static MachineProgram Read(string text) => AssemblyReader.Read(text, "dir/a.s");

    private static string Fault(string text) => Assert.Throws<InvalidInputException>(() => Read(text)).Message;

    [Fact]
    public void Data_code_threads_and_claim_are_read()
    {
        var program = Read(Locked);
        Assert.Equal(("a", Notation.Assembly, 1), (program.Name, program.Notation, program.Processes));
        Assert.Equal([("lock", 0, 4, 1), ("counter", 64, 8, 2), ("flags", 80, 1, 2), ("room", 82, 8, 2)], program.Variables.Select(one => (one.Name, one.Offset, one.Size, one.Count)));
        Assert.Equal([(64, 0x10UL), (72, ulong.MaxValue), (80, 0x0201UL)], program.InitialData.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(["first", "second"], program.Threads.Select(thread => thread.Name));
        Assert.Equal(["counter[0]"], program.Observed.Select(one => one.Name));
        Assert.Equal(2, program.Code[4].Target);
    }

    [Theory]
    [InlineData(MemoryModel.Sc)]
    [InlineData(MemoryModel.Tso)]
    public void A_lock_made_with_xchg_loses_no_increment(MemoryModel model)
    {
        var result = LitmusExplorer.Explore(Read(Locked), model);
        Assert.Equal("counter[0]=20;", Assert.Single(result.States).Text);
        Assert.True(result.Passed);
    }

    [Fact]
    public void Without_a_claim_every_variable_is_observed()
    {
        var program = Read(".data\nx: .quad 1\n.text\n.globl f\nf: movq x, %rax\nhlt");
        Assert.Equal("[x]=1;", Assert.Single(LitmusExplorer.Explore(program, MemoryModel.Tso).States).Text);
    }

    [Fact]
    public void A_thread_may_begin_others_by_system_call()
    {
        var program = Read("""
                    .data
            x:      .quad 0
                    .text
                    .globl main
            main:   movq $57, %rax        # fork
                    syscall
                    lock incq x
                    hlt
            #! locations [0:rax;]
            """);
        Assert.NotEmpty(LitmusExplorer.Explore(program, MemoryModel.Sc).States);
    }

    [Theory]
    [InlineData(".globl f\nf: nop", true)]
    [InlineData("  .global main\nmain: nop", true)]
    [InlineData(".var count\n.main\nmov count, %ax\nhalt", false)]
    public void It_is_told_from_the_assembly_of_OSTEP(string text, bool fits) => Assert.Equal(fits, AssemblyReader.Fits(text));

    [Theory]
    [InlineData("nop", "dir/a.s:1:1: there is no thread; expected .globl and a label of the code for each.")]
    [InlineData(".globl g\nf: nop", "dir/a.s:1:8: there is no label 'g'; expected one, where a thread begins.")]
    [InlineData(".globl f\nf: movq y, %rax", "dir/a.s:2:9: there is no variable 'y'; expected a label in .data.")]
    [InlineData(".globl f\nf: movq $1, %rax %rbx", "dir/a.s:2:18: found '%'; expected the end of the line.")]
    [InlineData(".data\nx: .quad y", "dir/a.s:2:10: found 'y'; expected a number")]
    [InlineData(".data\nx: .byte 300", "dir/a.s:2:10: 300 does not fit into 8 bits.")]
    [InlineData(".data\nb: .byte 1\nx: .quad 1", "dir/a.s:3:10: a value of 8 bytes begins at offset 1 of the data; expected .align 8 before it.")]
    [InlineData(".data\nnop", "dir/a.s:2:1: found 'nop' in .data; expected a directive such as .quad, or .text before the code.")]
    [InlineData(".quad 1", "dir/a.s:1:1: found '.quad' in .text; expected an instruction, or .data before the data.")]
    [InlineData(".data\n.ascii \"x\"", "dir/a.s:2:1: '.ascii' is no directive that is known here; expected .quad")]
    [InlineData(".globl f\nf: jmp g", "dir/a.s:2:8: there is no label 'g'; expected one of f.")]
    [InlineData(".globl f\nf: hlt\n#! exists (y=1)", "dir/a.s:3:12: there is no variable 'y'; expected a label in .data.")]
    [InlineData(".globl f\nf: hlt\n#! exists (1:rax=1)", "dir/a.s:3:12: there is no thread 1; expected 0.")]
    [InlineData(".data\n.zero 99999999999", "dir/a.s:2:1: the data would have")]
    public void What_was_found_and_what_was_expected_is_said(string text, string message) => Assert.StartsWith(message, Fault(text), StringComparison.Ordinal);

    [Fact]
    public void A_mutated_program_is_read_or_refused_and_nothing_else()
    {
        var piece = Gen.OneOf(
            Gen.Char.AlphaNumeric.Select(character => character.ToString()),
            Gen.OneOf("(", ")", "\n", "#", "#!", "/*", "*/", ":", ",", "$", "%", "\"", "-", "\0", ".", ";", " exists ", ".quad ", ".globl ", ".align ", ".zero ", "1f", "99999999999"));
        var edit = Gen.Select(Gen.Int[0, Locked.Length], Gen.Int[0, 12], piece);
        edit.Array[1, 6].Sample(
            edits =>
            {
                var text = Locked;
                foreach (var (at, length, added) in edits)
                {
                    var start = Math.Min(at, text.Length);
                    text = text[..start] + added + text[Math.Min(text.Length, start + length)..];
                }

                try
                {
                    Assert.NotEmpty(Read(text).Threads);
                }
                catch (InvalidInputException refused)
                {
                    Assert.Matches(@"\Adir/a\.s:[1-9]\d*:[1-9]\d*: \S", refused.Message);
                }
            },
            iter: 3_000);
    }
}
