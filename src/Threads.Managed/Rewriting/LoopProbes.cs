using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Threads.Managed.Rewriting;

/// <summary>
/// Loops. On every way back to the start the engine is told what the locals that the loop changes look like now, so that
/// it recognises a round that changed nothing: a thread that would read the same values again waits for a write instead.
/// </summary>
internal sealed class LoopProbes
{
    private readonly ModuleScope _scope;
    private readonly Emission _code;
    private readonly Dictionary<Instruction, Loop> _byHeader;
    private readonly Dictionary<Instruction, Loop> _byEntryJump = [];
    private readonly Dictionary<Instruction, Loop> _byBackEdge = [];

    public LoopProbes(ModuleScope scope, MethodBody body, StackAnalysis stacks, Emission code)
    {
        _scope = scope;
        _code = code;
        _byHeader = new LoopFinder(scope, body, stacks).Find();
        foreach (var loop in _byHeader.Values)
        {
            if (loop.EntryJump is not null) _byEntryJump[loop.EntryJump] = loop;
            foreach (var edge in loop.BackEdges) _byBackEdge[edge] = loop;
        }
    }

    /// <summary>Adds what enters a loop, when this instruction is its header or the jump into it.</summary>
    public void Before(Instruction instruction)
    {
        if (_byHeader.TryGetValue(instruction, out var loop) && loop.EntryJump is null)
        {
            _code.Add(loop.Entry);
            Enter(loop);
            _code.EndInsertion();
        }
        if (_byEntryJump.TryGetValue(instruction, out var entered)) Enter(entered);
    }

    /// <summary>Rewrites a branch back; answers false for any other instruction.</summary>
    public bool TryRewrite(Instruction instruction)
    {
        if (!_byBackEdge.TryGetValue(instruction, out var loop)) return false;
        if (instruction.OpCode.FlowControl == FlowControl.Branch)
        {
            Repeat(loop);
            _code.Copy(instruction);
            return true;
        }
        var taken = Instruction.Create(OpCodes.Nop);
        _code.Op(instruction.OpCode, taken);
        _code.Op(OpCodes.Br, Following(instruction));
        _code.Add(taken);
        Repeat(loop);
        _code.Op(OpCodes.Br, loop.Header);
        return true;
    }

    private Instruction Following(Instruction instruction) =>
        _byHeader.TryGetValue(instruction.Next, out var next) && next.EntryJump is null ? next.Entry : instruction.Next;

    private void Enter(Loop loop)
    {
        _code.Op(OpCodes.Ldloca, loop.State);
        if (!loop.EntersWholeRound)
        {
            // The first round is only its second half: the state stays empty, and the first branch back begins the count.
            _code.Op(OpCodes.Initobj, _scope.Probe.LoopState);
            return;
        }
        Hash(loop);
        _code.Probe("EnterLoop");
    }

    private void Repeat(Loop loop)
    {
        _code.Op(OpCodes.Ldloca, loop.State);
        Hash(loop);
        _code.ProbeAt("RepeatLoop", null, "loop");
    }

    private void Hash(Loop loop)
    {
        _code.Op(OpCodes.Ldc_I8, 0L);
        var progresses = loop.AlwaysProgresses;
        foreach (var modified in loop.Modified)
        {
            if (modified is VariableDefinition variable) progresses |= !TryMix(variable.VariableType, OpCodes.Ldloc, variable);
            if (modified is ParameterDefinition parameter) progresses |= !TryMix(parameter.ParameterType, OpCodes.Ldarg, parameter);
        }
        if (progresses) _code.Probe("MixFresh");
    }

    /// <summary>Folds the variable's value into the hash; false when it cannot be looked at.</summary>
    private bool TryMix(TypeReference type, OpCode load, object variable)
    {
        type = Signatures.Strip(type);
        if (type.FullName is "Threads.Managed.Twins.SpinWait" or "Threads.Managed.Twins.Lock/Scope") return true;
        var argument = type is ByReferenceType ? _scope.Types.IntPtr : _scope.Facts.Argument(type);
        if (argument is null) return false;
        _code.Op(load, variable);
        if (type is ByReferenceType) _code.Op(OpCodes.Conv_U);
        _code.Probe("Mix", argument);
        return true;
    }
}
