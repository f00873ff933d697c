using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Threads.Managed.Rewriting;

/// <summary>
/// Locals to which the method makes a pointer (<c>int* p = &amp;x</c>). Where a program keeps pointers in fields, another thread may
/// hold that pointer, so that the method's own use of the local is an access like any other.
/// </summary>
internal sealed class PointedLocals
{
    private readonly ModuleScope _scope;
    private readonly Emission _code;
    private readonly MethodDefinition _method;
    private readonly HashSet<VariableDefinition> _locals = [];

    public PointedLocals(ModuleScope scope, Emission code, MethodDefinition method)
    {
        (_scope, _code, _method) = (scope, code, method);
        if (!scope.KeepsPointers) return;
        foreach (var instruction in method.Body.Instructions)
            if (instruction is { OpCode.Code: Code.Ldloca, Operand: VariableDefinition local, Next.OpCode.Code: Code.Conv_U }) _locals.Add(local);
    }

    /// <summary>Rewrites a load or store of such a local; answers false for any other instruction.</summary>
    public bool TryRewrite(Instruction instruction)
    {
        if (_locals.Count == 0 || instruction.Operand is not VariableDefinition local || !_locals.Contains(local)) return false;
        if (_scope.Facts.Argument(local.VariableType) is not { } type) return false;
        switch (instruction.OpCode.Code)
        {
            case Code.Ldloc:
                _code.Op(OpCodes.Ldloca, local);
                _code.ProbeAt("Read", type, NameOf(local));
                return true;
            case Code.Stloc:
                var value = _code.Temporary(type);
                _code.Op(OpCodes.Stloc, value);
                _code.Op(OpCodes.Ldloca, local);
                _code.Op(OpCodes.Ldloc, value);
                _code.ProbeAt("Write", type, NameOf(local));
                return true;
            default:
                return false;
        }
    }

    private string NameOf(VariableDefinition local) => _method.DebugInformation.TryGetName(local, out var name) ? name : "local";
}
