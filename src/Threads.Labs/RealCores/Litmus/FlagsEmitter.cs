using System.Reflection.Emit;
using Threads.Machine;

namespace Threads.Labs.RealCores;

/// <summary>
/// Keeps the flags as the two numbers of the comparison that made them: <c>left - right</c>. Arithmetic that is no subtraction is
/// kept as its result compared with 0, or as the subtraction of the opposite. What that cannot tell is refused.
/// </summary>
internal sealed class FlagsEmitter(ILGenerator il)
{
    private readonly LocalBuilder _left = il.DeclareLocal(typeof(long));
    private readonly LocalBuilder _right = il.DeclareLocal(typeof(long));
    private readonly LocalBuilder _difference = il.DeclareLocal(typeof(long));
    private bool _losesCarry;

    /// <summary>Sets the flags as an instruction does.</summary>
    public void EmitSet(Opcode opcode, int size, LocalBuilder old, LocalBuilder operand)
    {
        switch (opcode)
        {
            case Opcode.Not:
                return;
            case Opcode.Cmp or Opcode.Sub or Opcode.Dec:
                EmitPair(() => il.Emit(OpCodes.Ldloc, old), () => il.Emit(OpCodes.Ldloc, operand), size);
                break;
            case Opcode.Neg:
                EmitPair(() => il.Emit(OpCodes.Ldc_I8, 0L), () => il.Emit(OpCodes.Ldloc, old), size);
                break;
            case Opcode.Add or Opcode.Xadd or Opcode.Inc:
                EmitPair(() => il.Emit(OpCodes.Ldloc, old), () => EmitOpposite(operand, size), size);
                break;
            default:
                EmitPair(() => ArithmeticEmitter.EmitResult(il, opcode, size, old, operand), () => il.Emit(OpCodes.Ldc_I8, 0L), size);
                break;
        }

        _losesCarry |= opcode is Opcode.Add or Opcode.Xadd or Opcode.Inc or Opcode.Dec or Opcode.Shl or Opcode.Shr or Opcode.Mul;
    }

    /// <summary>Pushes whether a jump is taken.</summary>
    /// <exception cref="NotOnRealCoresException">It needs the carry of an instruction of which that is not known.</exception>
    public void EmitCondition(Condition condition)
    {
        var isUnsigned = condition is Condition.Below or Condition.BelowOrEqual or Condition.Above or Condition.AboveOrEqual;
        if (isUnsigned && _losesCarry)
            throw new NotOnRealCoresException("A jump for unsigned numbers (jb, jbe, ja, jae) beside add, inc, dec, xadd, imul or a shift is not compiled for this computer: it may need their carry.");
        var isOfResult = condition is Condition.Equal or Condition.NotEqual or Condition.Sign or Condition.NotSign;
        il.Emit(OpCodes.Ldloc, isOfResult ? _difference : _left);
        if (isOfResult) il.Emit(OpCodes.Ldc_I8, 0L);
        else il.Emit(OpCodes.Ldloc, _right);
        il.Emit(condition switch
        {
            Condition.Equal or Condition.NotEqual => OpCodes.Ceq,
            Condition.Less or Condition.GreaterOrEqual or Condition.Sign or Condition.NotSign => OpCodes.Clt,
            Condition.Greater or Condition.LessOrEqual => OpCodes.Cgt,
            Condition.Below or Condition.AboveOrEqual => OpCodes.Clt_Un,
            _ => OpCodes.Cgt_Un,
        });
        if (condition is not (Condition.NotEqual or Condition.GreaterOrEqual or Condition.LessOrEqual or Condition.NotSign or Condition.AboveOrEqual or Condition.BelowOrEqual)) return;
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Ceq);
    }

    private void EmitOpposite(LocalBuilder operand, int size)
    {
        il.Emit(OpCodes.Ldloc, operand);
        il.Emit(OpCodes.Neg);
        ArithmeticEmitter.EmitSignExtend(il, size);
    }

    private void EmitPair(Action left, Action right, int size)
    {
        left();
        ArithmeticEmitter.EmitSignExtend(il, size);
        il.Emit(OpCodes.Stloc, _left);
        right();
        il.Emit(OpCodes.Stloc, _right);
        il.Emit(OpCodes.Ldloc, _left);
        il.Emit(OpCodes.Ldloc, _right);
        il.Emit(OpCodes.Sub);
        ArithmeticEmitter.EmitSignExtend(il, size);
        il.Emit(OpCodes.Stloc, _difference);
    }
}
