using CsCheck;
using Threads.Exploration;
using Threads.Machine;

namespace Threads.Tests.Machine.Readers;

/// <summary>A file that is no litmus test gets one line: where, what was found, what was expected; and never anything else.</summary>
public sealed class LitmusFaultTests
{
    private const string Good = """
        X86_64 Mixture
        "a text"
        Key=value
        { uint64_t x; int y=1; uint8_t b[2]={1,2}; 0:rbx=x; 1:rcx=-5; }
        P0 | P1 ;
        L0: movq $1,(x) | lock; incl (y) ;
        cmpq $1,%rax | movl y(%rip),%eax ;
        jne L0 | lock cmpxchgq %rcx,(x) ;
        mfence | shlq %cl,%rdx ;
        movq 8(%rbx,%rcx,4),%r8 | lea x+8,%rsi ;
        locations [0:rax; x; b[1];]
        exists (0:rax=0 /\ ~(x=1 \/ y!=2) => [x]=1:rcx)
        """;

    private static string Fault(string text) => Assert.Throws<InvalidInputException>(() => LitmusReader.Read(text, "a.litmus")).Message;

    private static string InstructionFault(string text) => Fault($"X86_64 a\n{{ uint64_t x; }}\nP0 ;\n {text} ;\nexists (x=0)");

    [Theory]
    [InlineData("", "a.litmus:1:1: found the end of the file; expected 'X86_64' and the test's name.")]
    [InlineData("X86 a", "a.litmus:1:1: found 'X86', 32-bit tests")]
    [InlineData("AArch64 a", "a.litmus:1:1: found 'AArch64', a test for another machine; expected 'X86_64'.")]
    [InlineData("X86_64", "a.litmus:1:1: found nothing behind 'X86_64'; expected the test's name.")]
    [InlineData("X86_64 a\nnonsense", "a.litmus:2:1: found 'nonsense'; expected a text in quotes, a line Key=value, or '{'")]
    [InlineData("X86_64 a\n\"open", "a.litmus:2:1: this text does not end; expected '\"'.")]
    [InlineData("X86_64 a\n{ x=0; (* open", "a.litmus:2:8: this comment does not end; expected '*)'.")]
    [InlineData("X86_64 a\n{ x=; }", "a.litmus:2:5: found ';'; expected a number or a variable.")]
    [InlineData("X86_64 a\n{ x=y; }", "a.litmus:2:5: addresses begin in registers, such as 0:rax=x")]
    [InlineData("X86_64 a\n{ x=0; x=1; }", "a.litmus:2:8: 'x' is declared twice.")]
    [InlineData("X86_64 a\n{ uint8_t x=300; }", "a.litmus:2:13: 300 does not fit into 8 bits.")]
    [InlineData("X86_64 a\n{ 0:rfx=1; }", "a.litmus:2:5: found 'rfx'; expected a register such as rax")]
    [InlineData("X86_64 a\n{ x=0 }\nP1;", "a.litmus:3:1: found 'P1'; expected 'P0', the name of thread 0.")]
    [InlineData("X86_64 a\n{ }\nP0|P1;\nnop;", "a.litmus:4:4: found ';'; expected '|' and the cell of P1")]
    [InlineData("X86_64 a\n{ }\nP0;\nnop | nop;", "a.litmus:4:5: found '|'; expected ';' at the end of a row")]
    [InlineData("X86_64 a\n{ }\nP0;\nnop;\nexists (1:rax=0)", "a.litmus:5:9: there is no thread 1; expected 0.")]
    [InlineData("X86_64 a\n{ }\nP0;\nnop;\nexists (x=y)", "a.litmus:5:11: found 'y', which alone means an address; expected a number, or [y]")]
    [InlineData("X86_64 a\n{ }\nP0;\nnop;\nexists (x=0) more", "a.litmus:5:14: found 'more'; expected /\\ or \\/ and more, or the end of the file.")]
    [InlineData("X86_64 a\n{ }\nP0;\nnop;\nexists (x=0", "a.litmus:5:12: found the end of the file; expected ')' or /\\ or \\/ and more.")]
    [InlineData("X86_64 a\n{ }\nP0;\nnop;\nfilter (x=0)", "a.litmus:5:1: a filter is not supported")]
    [InlineData("X86_64 a\n{ int b[2]; }\nP0;\nnop;\nexists (b[2]=0)", "a.litmus:5:9: 'b' has 2 elements, counted from 0; there is no element 2.")]
    public void What_was_found_and_what_was_expected_is_said(string text, string message) => Assert.StartsWith(message, Fault(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("movx $1,(x)", "4:2: 'movx' is no instruction that is known here; expected an instruction such as movq")]
    [InlineData("movq $1", "4:10: found ';'; expected ',' and a second operand.")]
    [InlineData("movq $1,%zax", "4:11: found 'zax'; expected a register such as rax")]
    [InlineData("movq (x),(x)", "4:11: movq (x),(x): an instruction reaches memory once")]
    [InlineData("movq (x),$1", "4:11: movq (x),$1: a number cannot be changed")]
    [InlineData("movq $1,%eax", "4:10: movq $1,%eax: this register has 32 bits, and the instruction works on 64.")]
    [InlineData("inc (%rax)", "4:2: inc (%rax): how many bytes? Expected a suffix b, w, l or q, such as incq.")]
    [InlineData("movb $256,(x)", "4:7: movb $256,(x): 256 does not fit into 8 bits.")]
    [InlineData("lock movq $1,(x)", "4:7: lock movq $1,(x): lock stands before add")]
    [InlineData("lock incq %rax", "4:7: lock incq %rax: lock stands before add")]
    [InlineData("jmp L9", "4:6: there is no label 'L9'; expected a label of the same code")]
    [InlineData("L: L: nop", "4:5: 'L' stands twice; it is also on line 4.")]
    [InlineData("movq (%eax),%rbx", "4:8: an address has 64 bits, and %eax has 32; expected %rax.")]
    [InlineData("movq (%rax,%rbx,3),%rbx", "4:18: an index is multiplied by 1, 2, 4 or 8, not by 3.")]
    [InlineData("movq $99999999999999999999,%rbx", "4:8: found '99999999999999999999'; expected a whole number of at most 64 bits")]
    [InlineData("pushl %eax", "4:2: pushl %eax: the stack holds 64 bits; expected pushq")]
    [InlineData("lea %rax,%rbx", "4:6: lea %rax,%rbx: expected memory, whose address is taken")]
    [InlineData("xaddq $1,(x)", "4:8: xaddq $1,(x): expected a register as the source.")]
    public void A_wrong_instruction_is_told_from_a_right_one(string text, string message) =>
        Assert.StartsWith("a.litmus:" + message, InstructionFault(text), StringComparison.Ordinal);

    [Fact]
    public void A_deep_nest_of_parentheses_is_refused_not_followed() =>
        Assert.Contains("more than 200", Fault($"X86_64 a\n{{}}\nP0;\nnop;\nexists {new string('(', 100_000)}"), StringComparison.Ordinal);

    [Fact]
    public void A_mutated_test_is_read_or_refused_and_nothing_else()
    {
        var piece = Gen.OneOf(
            Gen.Char.AlphaNumeric.Select(character => character.ToString()),
            Gen.OneOf("(", ")", "{", "}", "[", "]", "|", ";", "$", "%", ":", ",", "*", "(*", "*)", "//", "\"", "~", "=", "\n", "-", "\0", "é"),
            Gen.OneOf(" lock ", " movq ", " exists ", "P0", "P1", " x ", "%rax", "0x", "99999999999", "uint64_t", "1f", "L0:", "/\\"));
        var edit = Gen.Select(Gen.Int[0, Good.Length], Gen.Int[0, 12], piece);
        edit.Array[1, 6].Sample(
            edits =>
            {
                var text = Good;
                foreach (var (at, length, added) in edits)
                {
                    var start = Math.Min(at, text.Length);
                    text = text[..start] + added + text[Math.Min(text.Length, start + length)..];
                }

                try
                {
                    Assert.NotEmpty(LitmusReader.Read(text, "a.litmus").Threads);
                }
                catch (InvalidInputException refused)
                {
                    Assert.Matches(@"\Aa\.litmus:[1-9]\d*:[1-9]\d*: \S", refused.Message);
                    Assert.DoesNotContain('\n', refused.Message);
                }
            },
            iter: 5_000);
    }
}
