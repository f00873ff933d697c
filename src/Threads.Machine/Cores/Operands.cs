namespace Threads.Machine;

/// <summary>What instructions do with a thread's registers: addresses, operands, results.</summary>
internal sealed class Operands(Computer computer)
{
    private readonly bool _isOstep = computer.Program.Notation == Notation.Ostep;

    /// <summary>By how many addresses a push moves the stack pointer.</summary>
    public int StackStep => _isOstep ? 4 : 8;

    /// <summary>The address that an instruction touches, in the program's own addresses.</summary>
    public ulong AddressOf(int thread, int process, Instruction instruction) => instruction.Opcode switch
    {
        Opcode.Push or Opcode.Pea or Opcode.Call => computer[thread, (int)Register.Rsp] - (ulong)StackStep,
        Opcode.Pop or Opcode.Ret => computer[thread, (int)Register.Rsp],
        _ => AddressOf(thread, process, instruction.Source.IsMemory ? instruction.Source : instruction.Destination),
    };

    /// <summary>The arguments of a system call.</summary>
    public SystemCallArguments ArgumentsOf(int thread) => new(
        computer[thread, (int)Register.Rdi],
        computer[thread, (int)Register.Rsi],
        computer[thread, (int)Register.Rdx],
        computer[thread, (int)Register.R10],
        computer[thread, (int)Register.R8],
        computer[thread, (int)Register.R9]);

    /// <summary>Executes an instruction that touches no memory.</summary>
    public void ExecutePrivately(int thread, Control control, Instruction instruction)
    {
        switch (instruction.Opcode)
        {
            case Opcode.Jmp:
                var jumps = Alu.Holds(instruction.Condition, control.Flags);
                computer.SetControl(thread, jumps ? control with { Counter = instruction.Target } : control.Next());
                return;
            case Opcode.Halt:
                computer.SetControl(thread, control with { Status = ThreadStatus.Halted });
                return;
            case Opcode.Lea:
                Set(thread, instruction.Destination.Register, instruction.Size, AddressOf(thread, control.Process, instruction.Source));
                break;
            case Opcode.Pop:
                computer[thread, (int)Register.Rsp] += (ulong)StackStep;
                break;
            case Opcode.Nop or Opcode.Yield or Opcode.Mfence or Opcode.Dump:
                break;
            case Opcode.Xchg or Opcode.Xadd or Opcode.Cmpxchg:
                var old = Get(thread, control, instruction.Destination, instruction.Size);
                if (Modify(thread, control, instruction, old) is { } value) Set(thread, instruction.Destination.Register, instruction.Size, value);
                return;
            default:
                Receive(thread, control, instruction, null);
                return;
        }

        computer.SetControl(thread, control.Next());
    }

    /// <summary>Finishes an instruction whose result goes to a register or to the flags.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="control">Where it stands.</param>
    /// <param name="instruction">The instruction.</param>
    /// <param name="loaded">What its memory operand holds; null where it has none.</param>
    public void Receive(int thread, Control control, Instruction instruction, ulong? loaded)
    {
        if (instruction.Opcode == Opcode.Pop)
        {
            computer[thread, (int)Register.Rsp] += (ulong)StackStep;
            Set(thread, instruction.Destination.Register, instruction.Size, loaded!.Value);
            computer.SetControl(thread, control.Next());
            return;
        }

        var source = instruction.Source.IsMemory ? loaded!.Value : Get(thread, control, instruction.Source, instruction.Size);
        var destination = instruction.Destination.IsMemory ? loaded!.Value : Get(thread, control, instruction.Destination, instruction.Size);
        var flags = control.Flags;
        var result = Alu.Compute(instruction.Opcode, instruction.Size, destination, source, ref flags);
        if (instruction.Opcode is not (Opcode.Cmp or Opcode.Test)) Set(thread, instruction.Destination.Register, instruction.Size, result);
        computer.SetControl(thread, control.Next() with { Flags = instruction.KeepsFlags ? control.Flags : flags });
    }

    /// <summary>What an instruction stores; its registers move on.</summary>
    public ulong Stored(int thread, Control control, Instruction instruction)
    {
        var next = control.Next();
        ulong value;
        switch (instruction.Opcode)
        {
            case Opcode.Mov:
                value = Get(thread, control, instruction.Source, instruction.Size);
                break;
            case Opcode.Call:
                value = (ulong)(computer.Program.CodeBase + next.Counter);
                next = next with { Counter = instruction.Target };
                break;
            case Opcode.Push or Opcode.Pea:
                // OSTEP moves the stack pointer before it looks at the operand.
                if (_isOstep) computer[thread, (int)Register.Rsp] -= (ulong)StackStep;
                value = instruction.Opcode == Opcode.Push ? Get(thread, control, instruction.Source, instruction.Size) : AddressOf(thread, control.Process, instruction.Source);
                if (!_isOstep) computer[thread, (int)Register.Rsp] -= (ulong)StackStep;
                computer.SetControl(thread, next);
                return value;
            default:
                var read = computer[thread, Layout.Temporary];
                computer[thread, Layout.Temporary] = 0;
                return Modify(thread, control, instruction, read) ?? read;
        }

        if (instruction.Opcode == Opcode.Call) computer[thread, (int)Register.Rsp] -= (ulong)StackStep;
        computer.SetControl(thread, next);
        return value;
    }

    /// <summary>What an instruction that reads and writes its destination makes of it; registers and flags change too.</summary>
    /// <returns>The new value; null for a comparison that failed, which writes nothing.</returns>
    public ulong? Modify(int thread, Control control, Instruction instruction, ulong old)
    {
        var size = instruction.Size;
        var flags = control.Flags;
        ulong? result;
        switch (instruction.Opcode)
        {
            case Opcode.Xchg:
                var other = instruction.Destination.IsMemory ? instruction.Source : instruction.Destination;
                if (!instruction.Destination.IsMemory && !instruction.Source.IsMemory) other = instruction.Source;
                result = Get(thread, control, other, size);
                Set(thread, other.Register, size, old);
                break;
            case Opcode.Xadd:
                result = Alu.Compute(Opcode.Xadd, size, old, Get(thread, control, instruction.Source, size), ref flags);
                Set(thread, instruction.Source.Register, size, old);
                break;
            case Opcode.Cmpxchg:
                Alu.Compute(Opcode.Cmp, size, computer[thread, (int)Register.Rax] & Alu.MaskOf(size), old, ref flags);
                var equal = (flags & Flags.Zero) != 0;
                result = equal ? Get(thread, control, instruction.Source, size) : null;
                if (!equal) Set(thread, Register.Rax, size, old);
                break;
            default:
                result = Alu.Compute(instruction.Opcode, size, old, Get(thread, control, instruction.Source, size), ref flags);
                break;
        }

        computer.SetControl(thread, control.Next() with { Flags = instruction.KeepsFlags ? control.Flags : flags });
        return result;
    }

    private ulong AddressOf(int thread, int process, in Operand operand)
    {
        var address = (ulong)operand.Value;
        if (operand.Register != Register.None) address += computer[thread, (int)operand.Register];
        if (operand.Index != Register.None) address += computer[thread, (int)operand.Index] * (ulong)operand.Scale;
        return operand.IsRelative ? address + DataBase(process) : address;
    }

    private ulong DataBase(int process) => computer.Kernel.DataBaseOf(process) / (ulong)computer.Program.AddressUnit;

    private ulong Get(int thread, Control control, in Operand operand, int size) => operand.Kind switch
    {
        OperandKind.Register => computer[thread, (int)operand.Register] & Alu.MaskOf(size),
        OperandKind.Immediate => (ulong)operand.Value + (operand.IsRelative ? DataBase(control.Process) : 0) & Alu.MaskOf(size),
        _ => 0,
    };

    // Writing 4 bytes clears the upper 4; writing fewer leaves the rest (Intel SDM, volume 1, 3.4.1.1).
    private void Set(int thread, Register register, int size, ulong value)
    {
        var at = (int)register;
        computer[thread, at] = size >= 4 ? value & Alu.MaskOf(size) : (computer[thread, at] & ~Alu.MaskOf(size)) | (value & Alu.MaskOf(size));
    }
}
