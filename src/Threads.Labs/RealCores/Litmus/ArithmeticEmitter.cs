using System.Reflection.Emit;
using Threads.Machine;

namespace Threads.Labs.RealCores;

/// <summary>Emits what an instruction makes of two numbers.</summary>
internal static class ArithmeticEmitter
{
    /// <summary>Pushes the result; its bits above the size mean nothing.</summary>
    public static void EmitResult(ILGenerator il, Opcode opcode, int size, LocalBuilder old, LocalBuilder operand)
    {
        il.Emit(OpCodes.Ldloc, old);
        switch (opcode)
        {
            case Opcode.Not:
                il.Emit(OpCodes.Not);
                return;
            case Opcode.Neg:
                il.Emit(OpCodes.Neg);
                return;
            case Opcode.Shl or Opcode.Shr:
                if (opcode == Opcode.Shr) EmitZeroExtend(il, size);
                il.Emit(OpCodes.Ldloc, operand);
                il.Emit(OpCodes.Conv_I4);
                il.Emit(OpCodes.Ldc_I4, size == 8 ? 63 : 31); // as the processor masks the count
                il.Emit(OpCodes.And);
                il.Emit(opcode == Opcode.Shl ? OpCodes.Shl : OpCodes.Shr_Un);
                return;
            default:
                il.Emit(OpCodes.Ldloc, operand);
                il.Emit(Plain(opcode));
                return;
        }
    }

    /// <summary>Makes the number on the stack one of so many bytes, sign-extended.</summary>
    public static void EmitSignExtend(ILGenerator il, int size)
    {
        if (size == 8) return;
        il.Emit(size switch { 1 => OpCodes.Conv_I1, 2 => OpCodes.Conv_I2, _ => OpCodes.Conv_I4 });
        il.Emit(OpCodes.Conv_I8);
    }

    /// <summary>Makes the number on the stack one of so many bytes, with zeros above.</summary>
    public static void EmitZeroExtend(ILGenerator il, int size)
    {
        if (size == 8) return;
        il.Emit(size switch { 1 => OpCodes.Conv_U1, 2 => OpCodes.Conv_U2, _ => OpCodes.Conv_U4 });
        il.Emit(OpCodes.Conv_U8);
    }

    private static OpCode Plain(Opcode opcode) => opcode switch
    {
        Opcode.Add or Opcode.Xadd or Opcode.Inc => OpCodes.Add,
        Opcode.Sub or Opcode.Dec or Opcode.Cmp => OpCodes.Sub,
        Opcode.Mul => OpCodes.Mul,
        Opcode.And or Opcode.Test => OpCodes.And,
        Opcode.Or => OpCodes.Or,
        Opcode.Xor => OpCodes.Xor,
        _ => throw new NotOnRealCoresException($"{opcode} is not compiled for this computer."),
    };
}
