namespace Threads.Machine;

/// <summary>
/// The values that each register of a thread may have at each instruction, as far as constants and arithmetic on them tell
/// (abstract interpretation over small sets; Cousot and Cousot 1977). What comes from memory is unknown.
/// </summary>
internal sealed class RegisterValues
{
    // More possible values than these count as unknown, which makes the analysis end.
    private const int MostValues = 16;

    private readonly MachineProgram _program;
    private readonly ulong _dataBase;
    private readonly ulong _stackStep;
    private readonly ulong[]?[]?[] _at;

    public RegisterValues(Computer computer, int thread)
    {
        _program = computer.Program;
        _dataBase = computer.Kernel.DataBaseOf(computer.ProcessOf(thread)) / (ulong)_program.AddressUnit;
        _stackStep = _program.Notation == Notation.Ostep ? 4UL : 8UL;
        _at = new ulong[_program.Code.Count][][];
        var start = new ulong[]?[Layout.Temporary];
        for (var register = 0; register < start.Length; register++) start[register] = [computer.RegisterOf(thread, (Register)register)];
        Propagate(computer.CounterOf(thread), start);
    }

    /// <summary>Whether the thread can come to an instruction.</summary>
    public bool IsReachable(int counter) => _at[counter] is not null;

    /// <summary>The addresses that an instruction may touch; null for unknown.</summary>
    public IReadOnlyList<ulong>? AddressesAt(int counter)
    {
        var instruction = _program.Code[counter];
        var registers = _at[counter]!;
        return instruction.Opcode switch
        {
            Opcode.Push or Opcode.Pea or Opcode.Call => Map(registers[(int)Register.Rsp], value => value - _stackStep),
            Opcode.Pop or Opcode.Ret => registers[(int)Register.Rsp],
            _ => AddressesOf(instruction.Memory!.Value, registers),
        };
    }

    private void Propagate(int entry, ulong[]?[] start)
    {
        var left = new Stack<(int Counter, ulong[]?[] Registers)>([(entry, start)]);
        while (left.TryPop(out var next))
        {
            if (next.Counter < 0 || next.Counter >= _at.Length || !Merge(next.Counter, next.Registers)) continue;
            var after = After(_program.Code[next.Counter], _at[next.Counter]!);
            foreach (var successor in Successors(next.Counter)) left.Push((successor, after));
        }
    }

    // Whether anything is new.
    private bool Merge(int counter, ulong[]?[] registers)
    {
        if (_at[counter] is not { } known)
        {
            _at[counter] = [.. registers];
            return true;
        }

        var changed = false;
        for (var register = 0; register < known.Length; register++)
        {
            if (known[register] is not { } old) continue;
            ulong[]? all = registers[register] is { } more ? [.. old.Union(more)] : null;
            if (all?.Length == old.Length) continue;
            known[register] = all?.Length > MostValues ? null : all;
            changed = true;
        }

        return changed;
    }

    private IEnumerable<int> Successors(int counter)
    {
        var instruction = _program.Code[counter];
        return instruction.Opcode switch
        {
            Opcode.Halt => [],
            Opcode.Jmp when instruction.Condition == Condition.Always => [instruction.Target],
            Opcode.Jmp => [instruction.Target, counter + 1],
            Opcode.Call => [instruction.Target],
            Opcode.Ret => Enumerable.Range(1, _program.Code.Count - 1).Where(next => _program.Code[next - 1].Opcode == Opcode.Call),
            _ => [counter + 1],
        };
    }

    private ulong[]?[] After(Instruction instruction, ulong[]?[] before)
    {
        var after = (ulong[]?[])before.Clone();
        switch (instruction.Opcode)
        {
            case Opcode.Push or Opcode.Pea or Opcode.Call:
                after[(int)Register.Rsp] = Map(before[(int)Register.Rsp], value => value - _stackStep);
                return after;
            case Opcode.Pop or Opcode.Ret:
                after[(int)Register.Rsp] = Map(before[(int)Register.Rsp], value => value + _stackStep);
                break;
            case Opcode.Xchg or Opcode.Xadd:
                Forget(after, instruction.Source);
                break;
            case Opcode.Cmpxchg or Opcode.Syscall:
                after[(int)Register.Rax] = null;
                break;
            case Opcode.Cmp or Opcode.Test or Opcode.Jmp:
                return after;
            default:
                break;
        }

        if (instruction.Destination.Kind == OperandKind.Register) after[(int)instruction.Destination.Register] = Result(instruction, before);
        return after;
    }

    private static void Forget(ulong[]?[] registers, Operand operand)
    {
        if (operand.Kind == OperandKind.Register) registers[(int)operand.Register] = null;
    }

    private ulong[]? Result(Instruction instruction, ulong[]?[] registers)
    {
        if (instruction.Size != 8) return null;
        if (instruction.Opcode == Opcode.Lea) return AddressesOf(instruction.Source, registers);
        if (instruction.Opcode is Opcode.Pop or Opcode.Xchg or Opcode.Xadd or Opcode.Cmpxchg || instruction.Source.IsMemory) return null;
        var flags = Flags.None;
        var source = ValuesOf(instruction.Source, registers);
        if (instruction.Opcode == Opcode.Mov) return source;
        return Combine(registers[(int)instruction.Destination.Register], source, (one, other) => Alu.Compute(instruction.Opcode, 8, one, other, ref flags));
    }

    private ulong[]? ValuesOf(Operand operand, ulong[]?[] registers) => operand.Kind switch
    {
        OperandKind.Register => registers[(int)operand.Register],
        OperandKind.Immediate => [(ulong)operand.Value + (operand.IsRelative ? _dataBase : 0)],
        _ => [0],
    };

    private ulong[]? AddressesOf(Operand operand, ulong[]?[] registers)
    {
        ulong[]? addresses = [(ulong)operand.Value + (operand.IsRelative ? _dataBase : 0)];
        if (operand.Register != Register.None) addresses = Combine(addresses, registers[(int)operand.Register], (one, other) => one + other);
        return operand.Index == Register.None ? addresses : Combine(addresses, registers[(int)operand.Index], (one, other) => one + (other * (ulong)operand.Scale));
    }

    private static ulong[]? Map(ulong[]? values, Func<ulong, ulong> change) => values is null ? null : [.. values.Select(change)];

    private static ulong[]? Combine(ulong[]? left, ulong[]? right, Func<ulong, ulong, ulong> how)
    {
        if (left is null || right is null) return null;
        ulong[] all = [.. left.SelectMany(_ => right, how).Distinct()];
        return all.Length > MostValues ? null : all;
    }
}
