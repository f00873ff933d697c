namespace Threads.Machine;

/// <summary>What the processor demands of an instruction's operands, and how many bytes it works on.</summary>
internal static class InstructionRules
{
    /// <summary>Checks an instruction, and gives it its size where registers decide it.</summary>
    public static Draft Check(Draft draft, SourceText source)
    {
        draft = WithSize(draft, source);
        if (draft.Mnemonic.Shape is Shape.Nothing or Shape.Target)
        {
            if (draft.IsLocked) FailLock(draft, source);
            return draft;
        }

        CheckOperands(draft, source);
        CheckKind(draft, source);
        if (draft.IsLocked && !CanBeLocked(draft)) FailLock(draft, source);
        CheckRange(draft, draft.Source, source);
        return draft;
    }

    private static Draft WithSize(Draft draft, SourceText source)
    {
        var (opcode, size) = (draft.Mnemonic.Opcode, draft.Mnemonic.Size);
        var takesCount = opcode is Opcode.Shl or Opcode.Shr; // %cl says nothing about what is shifted
        foreach (var operand in new[] { draft.Destination, takesCount ? default : draft.Source })
        {
            if (operand.Size == 0) continue;
            if (size > 0 && size != operand.Size)
                source.Fail(operand.At, $"{draft.Text}: this register has {operand.Size * 8} bits, and the instruction works on {size * 8}.");
            size = operand.Size;
        }

        if (size == 0 && opcode is Opcode.Push or Opcode.Pop or Opcode.Lea) size = 8;
        if (size == 0 && draft.Mnemonic.Shape is Shape.Nothing or Shape.Target) size = 8;
        return draft with { Mnemonic = draft.Mnemonic with { Size = size } };
    }

    private static void CheckOperands(Draft draft, SourceText source)
    {
        var (opcode, from, to) = (draft.Mnemonic.Opcode, draft.Source, draft.Destination);
        if (from.Operand.IsMemory && to.Operand.IsMemory)
            source.Fail(to.At, $"{draft.Text}: an instruction reaches memory once; expected a register or a number for one of the two.");
        if (to.Operand.Kind == OperandKind.Immediate && opcode != Opcode.Push)
            source.Fail(to.At, $"{draft.Text}: a number cannot be changed; expected a register or memory here. The source stands first, the destination last.");
        if (draft.Mnemonic.Size == 0 && draft.Symbol is null)
            source.Fail(draft.At, $"{draft.Text}: how many bytes? Expected a suffix b, w, l or q, such as {draft.At.Text}q.");
        if (opcode is Opcode.Push or Opcode.Pop && draft.Mnemonic.Size != 8)
            source.Fail(draft.At, $"{draft.Text}: the stack holds 64 bits; expected {opcode switch { Opcode.Push => "pushq", _ => "popq" }} and a 64-bit operand.");
    }

    private static void CheckKind(Draft draft, SourceText source)
    {
        var (from, to) = (draft.Source, draft.Destination);
        switch (draft.Mnemonic.Opcode)
        {
            case Opcode.Lea when !from.Operand.IsMemory:
                source.Fail(from.At, $"{draft.Text}: expected memory, whose address is taken, as the source.");
                break;
            case Opcode.Lea or Opcode.Mul when to.Operand.IsMemory:
                source.Fail(to.At, $"{draft.Text}: expected a register as the destination.");
                break;
            case Opcode.Xadd or Opcode.Cmpxchg when from.Operand.Kind != OperandKind.Register:
                source.Fail(from.At, $"{draft.Text}: expected a register as the source.");
                break;
            case Opcode.Xchg when from.Operand.Kind == OperandKind.Immediate:
                source.Fail(from.At, $"{draft.Text}: a number cannot be exchanged; expected a register.");
                break;
            case Opcode.Shl or Opcode.Shr when from.Operand.IsMemory || (from.Size > 0 && (from.Operand.Register, from.Size) != (Register.Rcx, 1)):
                source.Fail(from.At, $"{draft.Text}: shifts go by a number or by %cl.");
                break;
            default:
                break;
        }
    }

    // Intel SDM, volume 2, LOCK: these, and only with a destination in memory. Of xchg either operand may be the memory.
    private static bool CanBeLocked(Draft draft) => draft.Mnemonic.Opcode switch
    {
        Opcode.Xchg => draft.Source.Operand.IsMemory || draft.Destination.Operand.IsMemory,
        Opcode.Add or Opcode.Sub or Opcode.And or Opcode.Or or Opcode.Xor or Opcode.Neg or Opcode.Not or Opcode.Inc or Opcode.Dec or Opcode.Cmpxchg or Opcode.Xadd =>
            draft.Destination.Operand.IsMemory,
        _ => false,
    };

    private static void FailLock(Draft draft, SourceText source) =>
        source.Fail(draft.At, $"{draft.Text}: lock stands before add, sub, and, or, xor, neg, not, inc, dec, xchg, cmpxchg or xadd whose destination is memory.");

    private static void CheckRange(Draft draft, in DraftOperand operand, SourceText source)
    {
        var size = draft.Mnemonic.Size;
        if (operand.Operand.Kind != OperandKind.Immediate || operand.Symbol is not null || size is 0 or 8 || draft.Mnemonic.Opcode is Opcode.Shl or Opcode.Shr) return;
        var (least, most) = (-(1L << ((size * 8) - 1)), (1L << (size * 8)) - 1);
        if (operand.Operand.Value < least || operand.Operand.Value > most)
            source.Fail(operand.At, $"{draft.Text}: {operand.Operand.Value} does not fit into {size * 8} bits.");
    }
}
