using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Threads.Managed.Rewriting;

/// <summary>
/// What the evaluation stack holds before each instruction of a method, found in one pass from top to bottom: a compiler
/// only branches backwards to places whose stack is empty or was seen before (ECMA-335, III.1.7.5).
/// </summary>
internal sealed class StackAnalysis
{
    private readonly MethodBody _body;
    private readonly StackEffects _effects;
    private readonly Dictionary<Instruction, StackSlot[]> _expected = [];
    private readonly Dictionary<Instruction, StackSlot[]> _before = [];

    private StackAnalysis(MethodBody body)
    {
        _body = body;
        _effects = new StackEffects(body);
    }

    /// <summary>Analyses a body whose macros have been expanded.</summary>
    public static StackAnalysis Of(MethodBody body)
    {
        var analysis = new StackAnalysis(body);
        analysis.Run();
        return analysis;
    }

    /// <summary>The stack before the instruction, deepest slot first; null in code that control never reaches.</summary>
    public StackSlot[]? Before(Instruction instruction) => _before.GetValueOrDefault(instruction);

    private void Run()
    {
        foreach (var handler in _body.ExceptionHandlers)
        {
            StackSlot[] exception = [new StackSlot(handler.CatchType ?? _body.Method.Module.TypeSystem.Object)];
            var hasException = handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter;
            _expected[handler.HandlerStart] = hasException ? exception : [];
            if (handler.FilterStart is not null) _expected[handler.FilterStart] = exception;
        }
        List<StackSlot>? stack = [];
        foreach (var instruction in _body.Instructions)
        {
            stack = Arrive(instruction, stack);
            if (stack.Count >= StackEffects.Taken(instruction, stack.Count)) _before[instruction] = [.. stack];
            _effects.Apply(instruction, stack);
            if (instruction.Operand is Instruction target) Expect(target, stack, instruction.OpCode);
            if (instruction.Operand is Instruction[] targets)
                foreach (var each in targets) Expect(each, stack, instruction.OpCode);
            if (EndsFlow(instruction.OpCode)) stack = null;
        }
    }

    /// <summary>True when control does not go on to the next instruction.</summary>
    public static bool EndsFlow(OpCode code) => code.FlowControl is FlowControl.Branch or FlowControl.Return or FlowControl.Throw
        || code.Code == Code.Jmp;

    private List<StackSlot> Arrive(Instruction instruction, List<StackSlot>? fallingThrough)
    {
        if (!_expected.TryGetValue(instruction, out var expected)) return fallingThrough ?? [];
        if (fallingThrough is null || fallingThrough.Count != expected.Length) return [.. expected];
        return [.. expected.Zip(fallingThrough, Join)];
    }

    private void Expect(Instruction target, List<StackSlot> stack, OpCode code)
    {
        if (code.Code == Code.Leave) stack = [];
        if (_expected.TryGetValue(target, out var earlier) && earlier.Length == stack.Count)
            _expected[target] = [.. earlier.Zip(stack, Join)];
        else
            _expected.TryAdd(target, [.. stack]);
    }

    private static StackSlot Join(StackSlot one, StackSlot other) => new(
        one.Type is null ? other.Type : one.Type,
        one.IsLocalAddress && other.IsLocalAddress,
        one.Name == other.Name ? one.Name : null);
}
