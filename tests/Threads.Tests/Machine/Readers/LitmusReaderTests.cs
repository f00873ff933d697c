using Threads.Machine;

namespace Threads.Tests.Machine.Readers;

/// <summary>What a litmus test says arrives in the program.</summary>
public sealed class LitmusReaderTests
{
    private const string StoreBuffering = """
        X86_64 SB
        "Fre PodWR Fre PodWR"
        Cycle=Fre PodWR Fre PodWR
        Orig=PodWR Fre { not a brace at the line's start
        { uint64_t x; uint64_t y; uint64_t 0:rax; (* a (* nested *) comment *)
        }
         P0          | P1           ; // names
         movq $1,(x) | movq $1,(y)  ;
         movq (y),%rax|movq (x),%rax;
        locations [x; 0:rax;]
        exists (0:rax=0 /\ 1:rax=0)
        """;

    private static MachineProgram Read(string text) => LitmusReader.Read(text, "a.litmus");

    private static MachineProgram Column(string initial, params string[] rows) =>
        Read($"X86_64 a\n{{ {initial} }}\nP0 ;\n{string.Concat(rows.Select(row => row + " ;\n"))}exists (0:rax=0)");

    [Fact]
    public void A_published_test_is_read_whole()
    {
        var program = Read(StoreBuffering);
        Assert.Equal("SB", program.Name);
        Assert.Equal(Notation.Litmus, program.Notation);
        Assert.Equal(["x", "y"], program.Variables.Select(variable => variable.Name));
        Assert.Equal([0, 64], program.Variables.Select(variable => variable.Offset));
        Assert.Equal(["0:rax", "1:rax", "x"], program.Observed.Select(one => one.Name));
        Assert.Equal(["P0", "P1"], program.Threads.Select(thread => thread.Name));
        Assert.Equal([0, 3], program.Threads.Select(thread => thread.Entry));
        Assert.Equal(1, program.Processes);
        Assert.Equal(Quantifier.Exists, program.Claim!.Quantifier);
        Assert.Equal("exists (0:rax=0 /\\ 1:rax=0)", program.Claim.Text);
        var store = program.Code[0];
        Assert.Equal((Opcode.Mov, 8, Operand.Immediate(1), 8, "movq $1,(x)"), (store.Opcode, store.Size, store.Source, store.Line, store.Text));
        Assert.Equal(Operand.Memory(0, isRelative: true), store.Destination);
        Assert.Equal((Opcode.Halt, 0), (program.Code[2].Opcode, program.Code[2].Line));
    }

    [Theory]
    [InlineData("movq x,%rax", 8, 0)]
    [InlineData("movl x(%rip),%eax", 4, 0)]
    [InlineData("mov x+4(%rip),%ax", 2, 4)]
    [InlineData("movb (x+1),%r9b", 1, 1)]
    [InlineData("mov 8(%rax,%rbx,4),%r10d", 4, 8)]
    [InlineData("mov (,%rbx,2),%r10", 8, 0)]
    [InlineData("MOVQ -0x10(%RSP),%RAX", 8, -16)]
    public void Sizes_come_from_suffix_or_register(string text, int size, long displacement)
    {
        var instruction = Column("x=0;", text).Code[0];
        Assert.Equal((size, displacement), (instruction.Size, instruction.Source.Value));
    }

    [Theory]
    [InlineData("lock; incq (x)")]
    [InlineData("lock incq (x)")]
    [InlineData("LOCK ; inc (x)")]
    public void A_lock_prefix_may_stand_before_a_semicolon(string text)
    {
        var program = Read($"X86_64 a\n{{ uint64_t x; }}\nP0 | P1 ;\nmfence | {text} ;\nnop | nop ;\nexists (x=1)");
        Assert.Equal((Opcode.Inc, true, 8), (program.Code[3].Opcode, program.Code[3].IsLocked, program.Code[3].Size));
    }

    [Fact]
    public void Jumps_find_their_labels_in_their_own_column()
    {
        var program = Read("""
            X86_64 loops
            { x=0; }
            P0                  | P1           ;
            L0: movq (x),%rax   | nop          ;
            cmpq $1,%rax        | L0:          ;
            jne L0              | jmp L0       ;
            1: jmp 1f           |              ;
            1:                  |              ;
            jmp 1b              |              ;
            forall (true)
            """);
        Assert.Equal((0, Condition.NotEqual), (program.Code[2].Target, program.Code[2].Condition));
        Assert.Equal(4, program.Code[3].Target);
        Assert.Equal(4, program.Code[4].Target);
        Assert.Equal(program.Threads[1].Entry + 1, program.Code[program.Threads[1].Entry + 1].Target);
    }

    [Fact]
    public void Initial_values_of_every_kind_are_kept()
    {
        var program = Read("""
            X86_64 initial
            { int x=-1; uint8_t b[3]={1,2,0xff}; [z]=7; *w=8; 0:rax=x; 0:ebx=-1; int* 0:rcx=&b+2; }
            P0 ;
            movq $1,(z) ;
            exists (x=4294967295 /\ b[2]=255 /\ [z]=1 /\ 0:rax!=0 /\ w=[z])
            """);
        Assert.Equal([("x", 4, 1), ("b", 1, 3), ("z", 8, 1), ("w", 8, 1)], program.Variables.Select(one => (one.Name, one.Size, one.Count)));
        Assert.Equal(0xffff_ffffUL, program.InitialData[0]);
        Assert.Equal(0xff0201UL, program.InitialData[64]);
        Assert.Equal((7UL, 8UL), (program.InitialData[128], program.InitialData[192]));
        var registers = program.Threads[0].Registers;
        Assert.Equal(Operand.Immediate(0, isRelative: true), registers[Register.Rax]);
        Assert.Equal(Operand.Immediate(0xffff_ffff), registers[Register.Rbx]);
        Assert.Equal(Operand.Immediate(66, isRelative: true), registers[Register.Rcx]);
        Assert.Equal(["0:rax", "b[2]", "w", "x", "z"], program.Observed.Select(one => one.Name));
        Assert.True(program.Claim!.Proposition.Holds(one => one.Name switch { "x" => -1, "b[2]" => -1, "z" or "w" => 1, _ => 5 }));
    }

    [Theory]
    [InlineData("x=1 /\\ y=2 \\/ z=3", true)]
    [InlineData("x=1 /\\ (y=2 \\/ z=3)", false)]
    [InlineData("not x=1", true)]
    [InlineData("~(x=1 \\/ z=3)", false)]
    [InlineData("x=1 => y=9", true)]
    [InlineData("x=0 /\\ z=3 => y!=0", false)]
    [InlineData("x=y", true)]
    public void Propositions_bind_as_published(string proposition, bool holds)
    {
        var text = proposition.Replace("x=y", "x=[y]", StringComparison.Ordinal);
        var claim = Read($"X86_64 a\n{{}}\nP0;\nnop;\nexists {text}").Claim!;
        Assert.Equal(holds, claim.Proposition.Holds(one => one.Name == "z" ? 3 : 0));
    }

    [Theory]
    [InlineData("exists", Quantifier.Exists)]
    [InlineData("~exists", Quantifier.NotExists)]
    [InlineData("~ exists", Quantifier.NotExists)]
    [InlineData("not exists", Quantifier.NotExists)]
    [InlineData("forall", Quantifier.ForAll)]
    public void Every_quantifier_is_known(string text, Quantifier quantifier) =>
        Assert.Equal(quantifier, Read($"X86_64 a\n{{}}\nP0;\nnot %rax;\n{text} (x=0)").Claim!.Quantifier);

    [Fact]
    public void A_variable_without_a_type_is_as_wide_as_its_widest_use()
    {
        var program = Read("X86_64 a\n{ x=0; z=0; 0:rbx=w; }\nP0;\nmovl $1,(x);\nmovb $1,x;\nmovw $1,(%rbx);\nexists (y=0)");
        Assert.Equal([("x", 4), ("z", 8), ("w", 2), ("y", 8)], program.Variables.Select(one => (one.Name, one.Size)));
    }

    [Fact]
    public void Processes_share_the_data_and_nothing_else() =>
        Assert.Equal(2, LitmusReader.AsProcesses(Read(StoreBuffering)).Processes);
}
