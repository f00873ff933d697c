namespace Threads.Machine;

/// <summary>What a program can use at all, so that a state holds nothing else.</summary>
internal static class Footprint
{
    // Stores that wait at once in a program with a loop, which could make them without end.
    private const int BufferOfLoops = 4;
    private const int LargestBuffer = 32;
    private const int MadeThreads = 8;

    /// <summary>The registers that matter: bit r for register r, and <see cref="Layout.Temporary"/> where an instruction takes two steps.</summary>
    public static ulong Registers(MachineProgram program)
    {
        var used = 0UL;
        foreach (var instruction in program.Code)
        {
            used |= Of(instruction.Source) | Of(instruction.Destination) | Implied(instruction.Opcode);
            if (instruction.Access == MemoryAccess.LoadThenStore) used |= 1UL << Layout.Temporary;
        }

        foreach (var observed in program.Observed) used |= Bit(observed.Register);
        return used;
    }

    /// <summary>How many threads there can be at once, those that the program makes included.</summary>
    public static int MaxThreads(MachineProgram program) =>
        program.Threads.Count + (program.Code.Any(instruction => instruction.Opcode == Opcode.Syscall) ? MadeThreads : 0);

    /// <summary>How many stores a core's buffer has room for: all that the program can make, unless it loops.</summary>
    public static int BufferCapacity(MachineProgram program)
    {
        var stores = program.Code.Count(instruction => instruction.Access is MemoryAccess.Store or MemoryAccess.LoadThenStore);
        return Loops(program) ? BufferOfLoops : Math.Clamp(stores, 1, LargestBuffer);
    }

    /// <summary>Registers that an instruction uses without naming them.</summary>
    public static ulong Implied(Opcode opcode) => opcode switch
    {
        Opcode.Push or Opcode.Pea or Opcode.Pop or Opcode.Call or Opcode.Ret => Bit(Register.Rsp),
        Opcode.Cmpxchg => Bit(Register.Rax),
        Opcode.Syscall => Bit(Register.Rax) | Bit(Register.Rdi) | Bit(Register.Rsi) | Bit(Register.Rdx) | Bit(Register.R10) | Bit(Register.R8) | Bit(Register.R9) | Bit(Register.Rsp),
        // OSTEP's rdump prints them.
        Opcode.Dump => Bit(Register.Rax) | Bit(Register.Rbx) | Bit(Register.Rcx) | Bit(Register.Rdx) | Bit(Register.R8) | Bit(Register.R9),
        _ => 0,
    };

    /// <summary>The registers that an operand names.</summary>
    public static ulong Of(Operand operand) => operand.Kind == OperandKind.None ? 0 : Bit(operand.Register) | Bit(operand.Index);

    public static ulong Bit(Register register) => register == Register.None ? 0 : 1UL << (int)register;

    private static bool Loops(MachineProgram program)
    {
        for (var at = 0; at < program.Code.Count; at++)
        {
            if (program.Code[at].Opcode == Opcode.Ret || (program.Code[at].Target >= 0 && program.Code[at].Target <= at)) return true;
        }

        return false;
    }
}
