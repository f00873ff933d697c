using System.Reflection.Emit;
using Threads.Machine;

namespace Threads.Labs.RealCores;

/// <summary>Emits reads and writes of registers, which are local variables, and of memory, which must lie in the test's data.</summary>
/// <param name="il">Where to.</param>
/// <param name="thread">The thread.</param>
/// <param name="extent">Bytes of the data.</param>
/// <param name="fault">Where an access outside of the data goes.</param>
internal sealed class OperandEmitter(ILGenerator il, ThreadImage thread, int extent, Label fault)
{
    private readonly LocalBuilder[] _registers = [.. Enumerable.Range(0, 16).Select(_ => il.DeclareLocal(typeof(long)))];
    private readonly LocalBuilder _address = il.DeclareLocal(typeof(long));
    private readonly LocalBuilder _value = il.DeclareLocal(typeof(long));

    /// <summary>Gives the registers their initial values.</summary>
    public void EmitInitialRegisters()
    {
        foreach (var (register, value) in thread.Registers)
        {
            EmitConstant(value);
            il.Emit(OpCodes.Stloc, _registers[(int)register]);
        }
    }

    /// <summary>Stores a register's final value among the results.</summary>
    public void EmitResult(int slot, Observable observed)
    {
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldc_I4, slot * sizeof(long));
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Ldloc, _registers[(int)observed.Register]);
        ArithmeticEmitter.EmitSignExtend(il, observed.Size);
        il.Emit(OpCodes.Stind_I8);
    }

    /// <summary>Pushes an operand's value.</summary>
    public void EmitLoad(Operand operand, int size)
    {
        switch (operand.Kind)
        {
            case OperandKind.Immediate:
                EmitConstant(operand);
                break;
            case OperandKind.Register:
                il.Emit(OpCodes.Ldloc, _registers[(int)operand.Register]);
                ArithmeticEmitter.EmitSignExtend(il, size);
                return;
            default:
                EmitAddress(operand, size);
                il.Emit(OpCodes.Volatile);
                il.Emit(size switch { 1 => OpCodes.Ldind_I1, 2 => OpCodes.Ldind_I2, 4 => OpCodes.Ldind_I4, _ => OpCodes.Ldind_I8 });
                if (size < 8) il.Emit(OpCodes.Conv_I8);
                return;
        }

        ArithmeticEmitter.EmitSignExtend(il, size);
    }

    /// <summary>Pops a value and stores it.</summary>
    public void EmitStore(Operand operand, int size)
    {
        if (operand.Kind == OperandKind.Register)
        {
            EmitStoreRegister(_registers[(int)operand.Register], size);
            return;
        }

        il.Emit(OpCodes.Stloc, _value);
        EmitAddress(operand, size);
        il.Emit(OpCodes.Ldloc, _value);
        if (size < 8) il.Emit(OpCodes.Conv_I4);
        il.Emit(OpCodes.Volatile);
        il.Emit(size switch { 1 => OpCodes.Stind_I1, 2 => OpCodes.Stind_I2, 4 => OpCodes.Stind_I4, _ => OpCodes.Stind_I8 });
    }

    /// <summary>Pushes the address of memory, once it is certain that it lies in the data.</summary>
    public void EmitAddress(Operand operand, int size, bool isAligned = false)
    {
        EmitAddressValue(operand);
        var isKnown = operand is { IsRelative: true, Register: Register.None, Index: Register.None }
            && operand.Value >= 0 && operand.Value <= extent - size && (!isAligned || operand.Value % size == 0);
        if (!isKnown) EmitChecks(size, isAligned);
        il.Emit(OpCodes.Conv_I);
    }

    /// <summary>Pushes displacement + base + index × scale, which need not be the address of anything.</summary>
    public void EmitAddressValue(Operand operand)
    {
        EmitConstant(operand);
        if (operand.Register != Register.None)
        {
            il.Emit(OpCodes.Ldloc, _registers[(int)operand.Register]);
            il.Emit(OpCodes.Add);
        }

        if (operand.Index == Register.None) return;
        il.Emit(OpCodes.Ldloc, _registers[(int)operand.Index]);
        il.Emit(OpCodes.Ldc_I8, (long)operand.Scale);
        il.Emit(OpCodes.Mul);
        il.Emit(OpCodes.Add);
    }

    private void EmitChecks(int size, bool isAligned)
    {
        il.Emit(OpCodes.Stloc, _address);
        il.Emit(OpCodes.Ldloc, _address);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Conv_I8);
        il.Emit(OpCodes.Sub);
        il.Emit(OpCodes.Ldc_I8, (long)extent - size);
        il.Emit(OpCodes.Bgt_Un, fault);
        if (isAligned)
        {
            il.Emit(OpCodes.Ldloc, _address);
            il.Emit(OpCodes.Ldc_I8, (long)size - 1);
            il.Emit(OpCodes.And);
            il.Emit(OpCodes.Ldc_I8, 0L);
            il.Emit(OpCodes.Bne_Un, fault);
        }

        il.Emit(OpCodes.Ldloc, _address);
    }

    private void EmitConstant(Operand operand)
    {
        il.Emit(OpCodes.Ldc_I8, operand.Value);
        if (!operand.IsRelative) return;
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Conv_I8);
        il.Emit(OpCodes.Add);
    }

    // 32 bits clear the upper half of a register; 8 and 16 leave the rest as it is.
    private void EmitStoreRegister(LocalBuilder register, int size)
    {
        if (size < 8) ArithmeticEmitter.EmitZeroExtend(il, size);
        if (size < 4)
        {
            il.Emit(OpCodes.Ldloc, register);
            il.Emit(OpCodes.Ldc_I8, size == 1 ? ~0xFFL : ~0xFFFFL);
            il.Emit(OpCodes.And);
            il.Emit(OpCodes.Or);
        }

        il.Emit(OpCodes.Stloc, register);
    }
}
