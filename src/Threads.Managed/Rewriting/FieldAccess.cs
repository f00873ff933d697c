using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Threads.Managed.Rewriting;

/// <summary>
/// Fields. A load <c>ldfld f</c> becomes <c>ldflda f; site; Probe.Read</c>, a store <c>stfld f</c> becomes
/// <c>temp = value; ldflda f; temp; site; Probe.Write</c>: the address is what identifies the location.
/// </summary>
internal sealed class FieldAccess(ModuleScope scope, Emission code, StaticState statics)
{
    /// <summary>Rewrites the access, or answers false to leave it as it is.</summary>
    public bool TryRewrite(Instruction instruction, bool isVolatile, StackSlot[] stack)
    {
        var field = (FieldReference)instruction.Operand;
        var type = scope.Facts.Argument(Signatures.TypeOf(field));
        switch (instruction.OpCode.Code)
        {
            case Code.Ldfld when type is not null && IsShared(stack[^1]):
                code.Op(OpCodes.Ldflda, field);
                code.ProbeAt(isVolatile ? "ReadVolatile" : "Read", type, Sites.NameOf(field, stack[^1]));
                return true;
            case Code.Stfld when type is not null && IsShared(stack[^2]):
                var value = code.Temporary(type);
                code.Op(OpCodes.Stloc, value);
                code.Op(OpCodes.Ldflda, field);
                code.Op(OpCodes.Ldloc, value);
                code.ProbeAt(isVolatile ? "WriteVolatile" : "Write", type, Sites.NameOf(field, stack[^2]));
                return true;
            case Code.Ldflda when type is not null && IsShared(stack[^1]) && scope.Facts.IsOneLocation(type):
                code.Op(OpCodes.Ldflda, field);
                code.ProbeAt("Field", type, Sites.NameOf(field, stack[^1]));
                return true;
            case Code.Ldsfld or Code.Stsfld or Code.Ldsflda when type is not null:
                return statics.TryRewrite(instruction, field, type, isVolatile);
            default:
                return false;
        }
    }

    /// <summary>A struct that lies on the evaluation stack, or in a local of this frame, is a private copy.</summary>
    private bool IsShared(StackSlot operand) =>
        !operand.IsLocalAddress && (operand.IsAddress || operand.Type is null || !scope.Facts.IsValueType(operand.Type));
}
