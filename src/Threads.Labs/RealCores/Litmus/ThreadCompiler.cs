using System.Reflection;
using System.Reflection.Emit;
using Threads.Machine;

namespace Threads.Labs.RealCores;

/// <summary>
/// Compiles a thread of a litmus test to code of this computer: every access to memory is one volatile access, which the just-in-time compiler
/// neither moves nor drops, and which is a plain <c>mov</c> on x86-64; <c>mfence</c> is a full fence, locked instructions are
/// <see cref="Interlocked"/>'s; registers and flags are local variables.
/// </summary>
/// <remarks>Values on the evaluation stack are 64 bits, sign-extended from the instruction's size.</remarks>
internal sealed class ThreadCompiler
{
    private const int MostRounds = 1_000_000;

    private readonly MachineProgram _program;
    private readonly ILGenerator _il;
    private readonly OperandEmitter _operands;
    private readonly FlagsEmitter _flags;
    private readonly LocalBuilder _old;
    private readonly LocalBuilder _operand;
    private readonly LocalBuilder _rounds;
    private readonly Dictionary<int, Label> _labels;
    private readonly Label _end;
    private readonly Label _fault;

    private ThreadCompiler(MachineProgram program, int thread, int extent, ILGenerator il)
    {
        _program = program;
        _il = il;
        _fault = il.DefineLabel();
        _end = il.DefineLabel();
        _operands = new OperandEmitter(il, program.Threads[thread], extent, _fault);
        _flags = new FlagsEmitter(il);
        _old = il.DeclareLocal(typeof(long));
        _operand = il.DeclareLocal(typeof(long));
        _rounds = il.DeclareLocal(typeof(int));
        _labels = Reachable(program, program.Threads[thread].Entry).ToDictionary(index => index, _ => il.DefineLabel());
    }

    /// <summary>Compiles.</summary>
    /// <param name="program">The program.</param>
    /// <param name="thread">Which of its threads.</param>
    /// <param name="observed">The registers that are stored at the end.</param>
    /// <param name="extent">Bytes of the data.</param>
    /// <exception cref="NotOnRealCoresException">An instruction cannot be run so.</exception>
    public static CompiledThread Compile(MachineProgram program, int thread, IReadOnlyList<Observable> observed, int extent)
    {
        var method = new DynamicMethod($"{program.Name} {program.Threads[thread].Name}", typeof(bool), [typeof(nint), typeof(nint)], typeof(ThreadCompiler).Module, skipVisibility: true);
        var compiler = new ThreadCompiler(program, thread, extent, method.GetILGenerator());
        compiler.Emit(program.Threads[thread].Entry, observed);
        return method.CreateDelegate<CompiledThread>();
    }

    private static SortedSet<int> Reachable(MachineProgram program, int entry)
    {
        var reached = new SortedSet<int>();
        var left = new Stack<int>([entry]);
        while (left.TryPop(out var index))
        {
            if (index < 0 || index >= program.Code.Count || !reached.Add(index)) continue;
            var instruction = program.Code[index];
            if (instruction.Target >= 0) left.Push(instruction.Target);
            if (instruction.Opcode != Opcode.Halt && instruction is not { Opcode: Opcode.Jmp, Condition: Condition.Always }) left.Push(index + 1);
        }

        return reached;
    }

    private void Emit(int entry, IReadOnlyList<Observable> observed)
    {
        _operands.EmitInitialRegisters();
        _il.Emit(OpCodes.Br, _labels[entry]);
        foreach (var (index, label) in _labels.OrderBy(pair => pair.Key))
        {
            _il.MarkLabel(label);
            Emit(index, _program.Code[index]);
        }

        _il.MarkLabel(_fault);
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Ret);
        _il.MarkLabel(_end);
        for (var slot = 0; slot < observed.Count; slot++) _operands.EmitResult(slot, observed[slot]);
        _il.Emit(OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Ret);
    }

    private void Emit(int index, Instruction instruction)
    {
        switch (instruction.Opcode)
        {
            case Opcode.Nop or Opcode.Yield:
                break;
            case Opcode.Mfence:
                _il.Emit(OpCodes.Call, typeof(Interlocked).GetMethod(nameof(Interlocked.MemoryBarrier))!);
                break;
            case Opcode.Halt:
                _il.Emit(OpCodes.Br, _end);
                break;
            case Opcode.Jmp:
                EmitJump(index, instruction);
                break;
            case Opcode.Mov:
                _operands.EmitLoad(instruction.Source, instruction.Size);
                _operands.EmitStore(instruction.Destination, instruction.Size);
                break;
            case Opcode.Lea:
                _operands.EmitAddressValue(instruction.Source);
                _operands.EmitStore(instruction.Destination, instruction.Size);
                break;
            case Opcode.Xchg:
                EmitExchange(instruction);
                break;
            case Opcode.Cmpxchg:
                EmitCompareExchange(instruction);
                break;
            case Opcode.Push or Opcode.Pea or Opcode.Pop or Opcode.Call or Opcode.Ret or Opcode.Syscall or Opcode.Dump:
                throw new NotOnRealCoresException($"{Place(instruction)} needs a stack or a kernel of its own, which the compiled test does not have.");
            default:
                EmitArithmetic(instruction);
                break;
        }
    }

    private string Place(Instruction instruction) => instruction.Line > 0 ? $"{Path.GetFileName(_program.Path)}:{instruction.Line}  {instruction.Text}" : instruction.Opcode.ToString();

    // A loop that never ends would keep its core for ever.
    private void EmitJump(int index, Instruction jump)
    {
        if (!_labels.TryGetValue(jump.Target, out var target)) target = _fault;
        var on = _il.DefineLabel();
        if (jump.Condition != Condition.Always)
        {
            _flags.EmitCondition(jump.Condition);
            _il.Emit(OpCodes.Brfalse, on);
        }

        if (jump.Target <= index)
        {
            _il.Emit(OpCodes.Ldloc, _rounds);
            _il.Emit(OpCodes.Ldc_I4_1);
            _il.Emit(OpCodes.Add);
            _il.Emit(OpCodes.Dup);
            _il.Emit(OpCodes.Stloc, _rounds);
            _il.Emit(OpCodes.Ldc_I4, MostRounds);
            _il.Emit(OpCodes.Bgt, _fault);
        }

        _il.Emit(OpCodes.Br, target);
        _il.MarkLabel(on);
    }

    private void EmitArithmetic(Instruction instruction)
    {
        var (opcode, size, destination) = (instruction.Opcode, instruction.Size, instruction.Destination);
        if (opcode is Opcode.Inc or Opcode.Dec) _il.Emit(OpCodes.Ldc_I8, 1L);
        else if (opcode is Opcode.Neg or Opcode.Not) _il.Emit(OpCodes.Ldc_I8, 0L);
        else _operands.EmitLoad(instruction.Source, opcode is Opcode.Shl or Opcode.Shr ? 1 : size);
        _il.Emit(OpCodes.Stloc, _operand);

        var isLocked = instruction.IsLocked && destination.IsMemory;
        if (isLocked) EmitUpdate(destination, size, opcode);
        else _operands.EmitLoad(destination, size);
        _il.Emit(OpCodes.Stloc, _old);

        if (opcode is not (Opcode.Cmp or Opcode.Test) && !isLocked)
        {
            ArithmeticEmitter.EmitResult(_il, opcode, size, _old, _operand);
            _operands.EmitStore(destination, size);
        }

        if (opcode == Opcode.Xadd)
        {
            _il.Emit(OpCodes.Ldloc, _old);
            _operands.EmitStore(instruction.Source, size);
        }

        if (!instruction.KeepsFlags) _flags.EmitSet(opcode, size, _old, _operand);
    }

    private void EmitUpdate(Operand destination, int size, Opcode opcode)
    {
        _operands.EmitAddress(destination, size, isAligned: true);
        _il.Emit(OpCodes.Ldc_I4, size);
        _il.Emit(OpCodes.Ldc_I4, (int)opcode);
        _il.Emit(OpCodes.Ldloc, _operand);
        _il.Emit(OpCodes.Call, typeof(LockedMemory).GetMethod(nameof(LockedMemory.Update), BindingFlags.Public | BindingFlags.Static)!);
    }

    private void EmitExchange(Instruction instruction)
    {
        var (memory, register) = instruction.Source.IsMemory ? (instruction.Source, instruction.Destination) : (instruction.Destination, instruction.Source);
        _operands.EmitLoad(register, instruction.Size);
        _il.Emit(OpCodes.Stloc, _operand);
        if (memory.IsMemory)
        {
            EmitUpdate(memory, instruction.Size, Opcode.Xchg);
        }
        else
        {
            _operands.EmitLoad(memory, instruction.Size);
            _il.Emit(OpCodes.Ldloc, _operand);
            _operands.EmitStore(memory, instruction.Size);
        }

        _operands.EmitStore(register, instruction.Size);
    }

    private void EmitCompareExchange(Instruction instruction)
    {
        var (size, destination, accumulator) = (instruction.Size, instruction.Destination, Operand.Of(Register.Rax));
        _operands.EmitLoad(accumulator, size);
        _il.Emit(OpCodes.Stloc, _operand);
        var (differs, done) = (_il.DefineLabel(), _il.DefineLabel());
        var isLocked = instruction.IsLocked && destination.IsMemory;
        if (isLocked)
        {
            _operands.EmitAddress(destination, size, isAligned: true);
            _il.Emit(OpCodes.Ldc_I4, size);
            _operands.EmitLoad(instruction.Source, size);
            _il.Emit(OpCodes.Ldloc, _operand);
            _il.Emit(OpCodes.Call, typeof(LockedMemory).GetMethod(nameof(LockedMemory.CompareExchange), BindingFlags.Public | BindingFlags.Static)!);
        }
        else
        {
            _operands.EmitLoad(destination, size);
        }

        _il.Emit(OpCodes.Stloc, _old);
        _flags.EmitSet(Opcode.Cmp, size, _operand, _old);
        _il.Emit(OpCodes.Ldloc, _old);
        _il.Emit(OpCodes.Ldloc, _operand);
        _il.Emit(OpCodes.Bne_Un, differs);
        if (!isLocked)
        {
            _operands.EmitLoad(instruction.Source, size);
            _operands.EmitStore(destination, size);
        }

        _il.Emit(OpCodes.Br, done);
        _il.MarkLabel(differs);
        _il.Emit(OpCodes.Ldloc, _old);
        _operands.EmitStore(accumulator, size);
        _il.MarkLabel(done);
    }
}
