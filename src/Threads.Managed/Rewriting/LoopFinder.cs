using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Threads.Managed.Rewriting;

/// <summary>Finds a method's loops by their backward branches, and opens an entry of its own for each.</summary>
internal sealed class LoopFinder(ModuleScope scope, MethodBody body, StackAnalysis stacks)
{
    private readonly Dictionary<Instruction, int> _index = [];
    private readonly Dictionary<Instruction, Loop> _loops = [];
    private readonly HashSet<Instruction> _unsuitable = [];

    /// <summary>The loops by header. Branches from outside to a header then lead to <see cref="Loop.Entry"/>.</summary>
    public Dictionary<Instruction, Loop> Find()
    {
        var code = body.Instructions;
        for (var i = 0; i < code.Count; i++) _index[code[i]] = i;
        foreach (var instruction in code.ToArray()) LookBack(instruction);
        foreach (var header in _unsuitable) _loops.Remove(header);
        if (_loops.Count == 0) return _loops;
        var liveness = new Liveness(body);
        foreach (var loop in _loops.Values) Describe(loop, liveness);
        foreach (var loop in _loops.Values) body.Variables.Add(loop.State);
        foreach (var loop in _loops.Values)
            if (loop.EntryJump is null) OpenEntry(loop);
        return _loops;
    }

    private void LookBack(Instruction instruction)
    {
        if (instruction.Operand is Instruction[] targets)
            _unsuitable.UnionWith(targets.Where(t => _index[t] <= _index[instruction]));
        if (instruction.Operand is not Instruction header || _index[header] > _index[instruction]) return;
        if (!_loops.TryGetValue(header, out var loop))
            _loops[header] = loop = new Loop(header) { State = new VariableDefinition(scope.Probe.LoopState) };
        loop.BackEdges.Add(instruction);
        var isLeave = instruction.OpCode.Code == Code.Leave;
        var height = stacks.Before(instruction)?.Length - StackEffects.Taken(instruction, 0);
        if ((!isLeave && height != 0) || stacks.Before(header) is not { Length: 0 }) _unsuitable.Add(header);
    }

    private void Describe(Loop loop, Liveness liveness)
    {
        var first = _index[loop.Header];
        var last = loop.BackEdges.Max(edge => _index[edge]);
        if (first > 0 && body.Instructions[first - 1] is { OpCode.Code: Code.Br, Operand: Instruction target } jump && _index[target] > first && _index[target] <= last)
        {
            loop.EntryJump = jump;
            loop.EntersWholeRound = IsIdle(first, _index[target]);
        }
        for (var i = first; i <= last; i++)
        {
            var instruction = body.Instructions[i];
            var modifies = instruction.OpCode.Code is Code.Stloc or Code.Ldloca or Code.Starg or Code.Ldarga;
            if (modifies && (instruction.Operand is not VariableDefinition variable || liveness.IsLive(variable, loop.Header)))
                loop.Modified.Add(instruction.Operand);
            if (instruction.Operand is MethodReference method && instruction.OpCode.FlowControl == FlowControl.Call)
                loop.AlwaysProgresses |= ForeignCalls.ChangesUnseen(method, instruction.OpCode.Code, scope);
        }
    }

    /// <summary>True when the body in front of the condition does nothing but wait for a better moment.</summary>
    private bool IsIdle(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            var instruction = body.Instructions[i];
            var isWaiting = instruction.Operand is MethodReference { Name: "Yield" or "SpinOnce" or "SpinWait" or "Sleep" } && instruction.OpCode.FlowControl == FlowControl.Call;
            var isLocal = instruction.OpCode.Code is Code.Nop or Code.Pop or Code.Ldloca or Code.Ldc_I4 or Code.Stloc;
            if (!isWaiting && !isLocal) return false;
        }
        return true;
    }

    private void OpenEntry(Loop loop)
    {
        foreach (var instruction in body.Instructions)
        {
            if (instruction.Operand == loop.Header && !loop.BackEdges.Contains(instruction)) instruction.Operand = loop.Entry;
            if (instruction.Operand is Instruction[] targets)
                instruction.Operand = targets.Select(t => t == loop.Header ? loop.Entry : t).ToArray();
        }
        foreach (var handler in body.ExceptionHandlers)
        {
            if (handler.TryEnd == loop.Header) handler.TryEnd = loop.Entry;
            if (handler.HandlerStart == loop.Header) handler.HandlerStart = loop.Entry;
            if (handler.HandlerEnd == loop.Header) handler.HandlerEnd = loop.Entry;
        }
    }
}
