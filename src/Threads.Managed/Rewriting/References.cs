using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Threads.Managed.Rewriting;

/// <summary>Loads and stores through managed references and pointers, whoever made them.</summary>
internal sealed class References(ModuleScope scope, Emission code, AccessTypes types)
{
    /// <summary>Rewrites the access, or answers false when it is none or stays in the method's own frame.</summary>
    public bool TryRewrite(Instruction instruction, bool isVolatile, StackSlot[] stack)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Ldobj:
                return Load((TypeReference)instruction.Operand, stack[^1], isVolatile);
            case Code.Stobj:
                return Store((TypeReference)instruction.Operand, stack[^2], isVolatile);
            case Code.Initobj:
                return Clear((TypeReference)instruction.Operand, stack[^1]);
            case Code.Unbox_Any:
                return Unbox((TypeReference)instruction.Operand);
            case Code.Cpobj:
                return Copy((TypeReference)instruction.Operand, stack);
        }
        if (stack.Length > 0 && types.OfLoadIndirect(instruction.OpCode.Code, stack[^1]) is { } loaded)
            return Load(loaded, stack[^1], isVolatile);
        if (stack.Length > 1 && types.OfStoreIndirect(instruction.OpCode.Code, stack[^2]) is { } stored)
            return Store(stored, stack[^2], isVolatile);
        return false;
    }

    private bool Load(TypeReference type, StackSlot address, bool isVolatile)
    {
        if (address.IsLocalAddress || scope.Facts.Argument(type) is not { } argument) return false;
        code.ProbeAt(isVolatile ? "ReadVolatile" : "Read", argument, NameOf(address));
        return true;
    }

    private bool Store(TypeReference type, StackSlot address, bool isVolatile)
    {
        if (address.IsLocalAddress || scope.Facts.Argument(type) is not { } argument) return false;
        code.ProbeAt(isVolatile ? "WriteVolatile" : "Write", argument, NameOf(address));
        return true;
    }

    private bool Clear(TypeReference type, StackSlot address)
    {
        if (address.IsLocalAddress || scope.Facts.Argument(type) is not { } argument) return false;
        var empty = code.Temporary(argument);
        code.Op(OpCodes.Ldloca, empty);
        code.Op(OpCodes.Initobj, argument);
        code.Op(OpCodes.Ldloc, empty);
        code.ProbeAt("Write", argument, NameOf(address));
        return true;
    }

    // The struct in a box can be changed by its own methods, if by nobody else.
    private bool Unbox(TypeReference type)
    {
        if (!scope.Facts.IsRewritten(type) || scope.Facts.Resolve(type) is not { IsValueType: true, IsEnum: false } definition || TypeFacts.Has(definition, "IsReadOnlyAttribute")) return false;
        code.Op(OpCodes.Unbox, type);
        code.ProbeAt("Read", type, "box");
        return true;
    }

    private bool Copy(TypeReference type, StackSlot[] stack)
    {
        if (scope.Facts.Argument(type) is not { } argument) return false;
        code.ProbeAt("Read", argument, NameOf(stack[^1]));
        code.ProbeAt("Write", argument, NameOf(stack[^2]));
        return true;
    }

    private static string NameOf(StackSlot address) => address.Name ?? "reference";
}
