using Threads.Exploration;
using Threads.Machine;

namespace Threads.Tests.Machine.Ostep;

/// <summary>What OSTEP's assembly means, and what is said about a file that is not written in it.</summary>
public sealed class OstepReaderTests
{
    private static readonly OstepOptions One = new() { Threads = 1 };

    [Theory]
    [InlineData("mov 2000, %ax", 2000, Register.None, Register.None, 1)]
    [InlineData("mov 4(%bx), %ax", 4, Register.Rbx, Register.None, 1)]
    [InlineData("mov -4(%sp), %ax", -4, Register.Rsp, Register.None, 1)]
    [InlineData("mov - 16 (%dx,%cx,4), %ax", -16, Register.Rdx, Register.Rcx, 4)]
    [InlineData("mov 0(%fx,%bx,4), %ax", 0, Register.R9, Register.Rbx, 4)]
    [InlineData("mov 16 (   %dx , %cx,  -  4  ) , %ax", 16, Register.Rdx, Register.Rcx, -4)]
    [InlineData("mov (,%cx,2), %ax", 0, Register.None, Register.Rcx, 2)]
    [InlineData("mov 16(,,2), %ax", 16, Register.None, Register.None, 2)]
    [InlineData("mov 8(%zero,%ex), %ax", 8, Register.None, Register.R8, 1)]
    [InlineData("mov count, %ax", 108, Register.None, Register.None, 1)]
    public void Every_form_of_an_address_is_read(string line, long displacement, Register register, Register index, int scale)
    {
        var program = OstepReader.Read($".var array 2\n.var count\n{line}\nhalt", "x.s", One);
        Assert.Equal(Operand.Memory(displacement, register, index, scale), program.Code[0].Source);
    }

    [Fact]
    public void Every_opcode_is_read()
    {
        var program = OstepReader.Read(OstepPrograms.Everything, "x.s", One);
        var used = program.Code.Select(instruction => instruction.Text.Split(' ')[0]).ToHashSet();
        Assert.Empty(OstepOpcode.ByName.Keys.Except(used));
    }

    [Fact]
    public void Arguments_set_the_registers_of_one_thread_or_of_all()
    {
        var each = OstepReader.Read("halt", "x.s", new OstepOptions { Threads = 2, Arguments = "ax=1:dx=-3,bp=5" });
        Assert.Equal(1, each.Threads[0].Registers[Register.Rax].Value);
        Assert.Equal(-3, each.Threads[0].Registers[Register.Rdx].Value);
        Assert.Equal(5, each.Threads[1].Registers[Register.Rbp].Value);
        Assert.DoesNotContain(Register.Rax, each.Threads[1].Registers.Keys);
        var all = OstepReader.Read("halt", "x.s", new OstepOptions { Threads = 3, Arguments = "bx=2" });
        Assert.All(all.Threads, thread => Assert.Equal(2, thread.Registers[Register.Rbx].Value));
    }

    [Fact]
    public void Threads_have_stacks_a_thousand_addresses_apart()
    {
        var program = OstepReader.Read("halt", "x.s", new OstepOptions { Threads = 2, MemorySize = 64 });
        Assert.Equal([64_000, 63_000], program.Threads.Select(thread => thread.Registers[Register.Rsp].Value));
    }

    [Fact]
    public void What_is_traced_is_observed_and_otherwise_all_that_has_a_name_or_a_number()
    {
        const string text = ".var flag 2\n.var turn\nmov 2000(%bx), %ax\nmov %ax, turn\nmov 8(%bp), %cx\nhalt";
        var traced = OstepReader.Read(text, "x.s", new OstepOptions { MemoryTrace = "turn,300", RegisterTrace = "ax" });
        Assert.Equal(["turn", "300", "0:ax", "1:ax"], traced.Observed.Select(place => place.Name));
        var untraced = OstepReader.Read(text, "x.s", new OstepOptions());
        Assert.Equal(["flag", "flag[1]", "turn", "2000"], untraced.Observed.Select(place => place.Name));
    }

    [Fact]
    public void Where_the_original_stops_reading_an_operand_a_note_says_so()
    {
        var program = OstepReader.Read("mov 4(%ax,%bx,4), %cx\nxchg %cx, 8(%ax,%bx,4)\nfetchadd %ax, (%bx)\npush (,%dx)\nhalt", "x.s", One);
        Assert.Equal(Operand.Memory(8, Register.Rax), program.Code[1].Destination);
        Assert.Equal(Operand.Memory(0, Register.Rdx), program.Code[3].Source);
        Assert.StartsWith("x.s:2: note: as in x86.py, xchg reads no further than the first register", Assert.Single(OstepNotes.On(program)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mov $1, %ax\r\n# \f nothing\r\nhalt")]
    [InlineData("mov $1, %ax\r# and\rhalt\r")]
    public void Lines_end_as_on_any_system(string text) =>
        Assert.Equal([1, 3], OstepReader.Read(text, "x.s", One).Code.Select(instruction => instruction.Line));

    [Fact]
    public void A_line_that_is_endless_is_not_quoted()
    {
        var exception = Assert.Throws<InvalidInputException>(() => OstepReader.Read("nop\n" + new string('x', 5000), "x.s", One));
        Assert.Equal("x.s:2: a line of 5,000 characters: expected an instruction. Is this a program?", exception.Message);
    }

    [Fact]
    public void A_claim_stands_in_a_comment()
    {
        var program = OstepReader.Read(OstepPrograms.Race + "\n# and so\n#! forall (count=2 /\\ [2000]!=1 \\/ 1:ax = 0:%bx)\n# \"", "x.s", new OstepOptions { MemoryTrace = "count,300" });
        Assert.Equal(Quantifier.ForAll, program.Claim!.Quantifier);
        Assert.Equal(["count", "2000", "1:ax", "0:bx", "300"], program.Observed.Select(place => place.Name));
        Assert.True(program.Claim.Proposition.Holds(place => place.Name == "count" ? 2 : 0));
        Assert.False(program.Claim.Proposition.Holds(place => place.Name == "2000" ? 1 : place.Thread));
        Assert.Null(OstepReader.Read("#! a comment\nhalt # ! exists (1=1)", "x.s", One).Claim);
    }

    [Theory]
    [InlineData("x.s:2:12: found 'total'; expected an address, a register such as 0:ax, or one of count.", "forall (total=2)")]
    [InlineData("x.s:2:12: found '1001'; expected", "forall (1001=2)")]
    [InlineData("x.s:2:12: there is no thread 1; there are 1, counted from 0 (-t).", "forall (1:ax=2)")]
    [InlineData("x.s:2:14: found 'rax'; expected one of %ax", "forall (0:rax=2)")]
    [InlineData("x.s:2:20: found 'x'; expected /\\ or \\/ and more, or the end of the line.", "forall (count=2)x")]
    [InlineData("x.s:2:19: found the end of the file; expected ')'", "forall (count=2")]
    public void A_claim_that_is_wrong_is_answered_with_its_place(string said, string claim)
    {
        var exception = Assert.Throws<InvalidInputException>(() => OstepReader.Read($".var count\n#! {claim}\nhalt\nnop", "x.s", One));
        Assert.StartsWith(said, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.s:1: unknown opcode 'movl': expected one of mov, lea,", "movl $1, %ax")]
    [InlineData("x.s:1: unknown opcode '?[2Jmov'", "\u001b[2Jmov $1, %ax")]
    [InlineData("x.s:2: unknown opcode 'lock'", "nop\nlock xchg %ax, 100")]
    [InlineData("x.s:3: there is no label .top: expected a line that holds only  .top", "\nnop\nj .top")]
    [InlineData("x.s:1: variable 'count' is not declared", "mov count, %ax")]
    [InlineData("x.s:1: mov cannot go from memory to memory", "mov 100, 104")]
    [InlineData("x.s:1: mov does not take $NUMBER, $NUMBER", "mov $1, $2")]
    [InlineData("x.s:1: mov lacks its operands", "mov")]
    [InlineData("x.s:1: mov does not take %REGISTER: expected $NUMBER, %REGISTER; ", "mov %ax")]
    [InlineData("x.s:1: add does not take ADDRESS, %REGISTER", "add 100, %ax")]
    [InlineData("x.s:1: lea does not take %REGISTER, %REGISTER: expected ADDRESS, %REGISTER; as in  lea count, %ax", "lea %bx, %ax")]
    [InlineData("x.s:1: xchg does not take ADDRESS, %REGISTER", "xchg 100, %ax")]
    [InlineData("x.s:1: push does not take $NUMBER", "push $1")]
    [InlineData("x.s:1: halt does not take", "halt %ax")]
    [InlineData("x.s:1: jne goes to a label: expected it as in  jne .top", "jne top")]
    [InlineData("x.s:1: there is no register '%rax': expected one of %ax, %bx", "mov %rax, %ax")]
    [InlineData("x.s:1: 'bx' is no register: expected one of %ax, %bx", "mov 4(bx), %ax")]
    [InlineData("x.s:1: '$x' is no number", "mov $x, %ax")]
    [InlineData("x.s:1: '4(%ax, %bx' is no operand", "mov 4(%ax, %bx")]
    [InlineData("x.s:1: '1(%ax,%bx,2,3)' has too many parts", "mov 1(%ax,%bx,2,3), %cx")]
    [InlineData("x.s:1: 99999999999999999999 does not fit in 64 bits", "mov $99999999999999999999, %cx")]
    [InlineData("x.s:1: 'x' is no scale", "mov 1(%ax,%bx,x), %cx")]
    [InlineData("x.s:1: %zero is always 0 and cannot be written", "mov $1, %zero")]
    [InlineData("x.s:3: label .a is declared twice", ".a\nnop\n.a\nhalt")]
    [InlineData("x.s:2: variable a is declared twice", ".var a\n.var a\nhalt")]
    [InlineData("x.s:1: a label stands alone on its line; expected only  .a", ".a nop")]
    [InlineData("x.s:1: expected  .var NAME  or  .var NAME COUNT", ".var")]
    [InlineData("x.s:1: how many elements has a? Expected a number from 1, not 'b'", ".var a b")]
    [InlineData("x.s:1: the variables reach address 1300, where instructions begin at 1000", ".var a 300\nhalt")]
    [InlineData("x.s:3: there is no instruction", ".main\n# nothing\n")]
    public void A_file_that_is_wrong_is_answered_with_its_line_and_what_was_expected(string said, string text)
    {
        var exception = Assert.Throws<InvalidInputException>(() => OstepReader.Read(text, "x.s", One));
        Assert.StartsWith(said, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-t takes 1 to 100 threads, not 0.", 0, "", "", "")]
    [InlineData("-a has 3 parts for 2 threads", 2, "ax=1,ax=2,ax=3", "", "")]
    [InlineData("-a: 'ax' is no REGISTER=NUMBER", 2, "ax", "", "")]
    [InlineData("-a: there is no register 'rax' that could be set", 2, "rax=1", "", "")]
    [InlineData("-M: there is no place 'x'; expected an address from 0 to 131071 that holds no instruction, or one of count.", 2, "", "x", "")]
    [InlineData("-M: there is no place '200000'", 2, "", "200000", "")]
    [InlineData("-M: there is no place '1001'", 2, "", "1001", "")]
    [InlineData("'count,' has an empty part", 2, "", "count,", "")]
    [InlineData("-R: there is no register 'eax'", 2, "", "", "eax")]
    public void Options_that_do_not_fit_are_answered_with_what_would(string said, int threads, string arguments, string memory, string registers)
    {
        var options = new OstepOptions { Threads = threads, Arguments = arguments, MemoryTrace = memory, RegisterTrace = registers };
        var exception = Assert.Throws<InvalidInputException>(() => OstepReader.Read(".var count\nnop\nhalt", "x.s", options));
        Assert.StartsWith(said, exception.Message, StringComparison.Ordinal);
    }
}
