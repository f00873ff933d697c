using System.Collections;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Threads.Managed.Rewriting;

/// <summary>
/// Which locals still matter at an instruction: those that some path reads before it writes them. Locals whose address is
/// taken, and those that an exception handler reads, always matter. A span's address is taken to call its methods and is kept by
/// nobody, unless the method has a variable for such addresses: taking it is like reading it.
/// </summary>
internal sealed class Liveness
{
    private readonly MethodBody _body;
    private readonly Dictionary<Instruction, BitArray> _before = [];
    private readonly BitArray _always;

    public Liveness(MethodBody body)
    {
        _body = body;
        _always = AlwaysLive();
        while (Flow())
        {
        }
    }

    /// <summary>True when the local's value at this instruction can still be read.</summary>
    public bool IsLive(VariableDefinition variable, Instruction at) => _always[variable.Index] || _before[at][variable.Index];

    /// <summary>One pass from the last instruction to the first; true when something changed.</summary>
    private bool Flow()
    {
        var changed = false;
        for (var i = _body.Instructions.Count - 1; i >= 0; i--)
        {
            var instruction = _body.Instructions[i];
            var live = After(instruction);
            if (instruction.Operand is VariableDefinition variable)
            {
                if (instruction.OpCode.Code == Code.Stloc) live[variable.Index] = false;
                if (instruction.OpCode.Code is Code.Ldloc or Code.Ldloca) live[variable.Index] = true;
            }
            if (_before.TryGetValue(instruction, out var known) && Same(known, live)) continue;
            _before[instruction] = live;
            changed = true;
        }
        return changed;
    }

    private BitArray After(Instruction instruction)
    {
        var live = new BitArray(_body.Variables.Count);
        if (!StackAnalysis.EndsFlow(instruction.OpCode)) Join(live, instruction.Next);
        if (instruction.Operand is Instruction target) Join(live, target);
        if (instruction.Operand is Instruction[] targets)
            foreach (var each in targets) Join(live, each);
        return live;
    }

    private void Join(BitArray live, Instruction? successor)
    {
        if (successor is not null && _before.TryGetValue(successor, out var more)) live.Or(more);
    }

    private BitArray AlwaysLive()
    {
        var always = new BitArray(_body.Variables.Count);
        var keepsSpans = _body.Variables.Any(variable => Signatures.Strip(variable.VariableType) is var type && (type is PointerType || (type is ByReferenceType reference && SpanApis.IsSpan(reference.ElementType))));
        foreach (var instruction in _body.Instructions)
            if (instruction is { OpCode.Code: Code.Ldloca, Operand: VariableDefinition variable } && (keepsSpans || !SpanApis.IsSpan(Signatures.Strip(variable.VariableType)))) always[variable.Index] = true;
        foreach (var handler in _body.ExceptionHandlers)
            for (var each = handler.FilterStart ?? handler.HandlerStart; each is not null && each != handler.HandlerEnd; each = each.Next)
                if (each is { OpCode.Code: Code.Ldloc, Operand: VariableDefinition read }) always[read.Index] = true;
        return always;
    }

    private static bool Same(BitArray one, BitArray other)
    {
        for (var i = 0; i < one.Count; i++)
            if (one[i] != other[i]) return false;
        return true;
    }
}
