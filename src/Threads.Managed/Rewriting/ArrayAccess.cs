using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Threads.Managed.Rewriting;

/// <summary>Array elements, of vectors by <c>ldelem</c> and <c>stelem</c> and of rectangular arrays by their accessors.</summary>
internal sealed class ArrayAccess(ModuleScope scope, Emission code, AccessTypes types)
{
    /// <summary>Rewrites the access, or answers false when the instruction is none.</summary>
    public bool TryRewrite(Instruction instruction, StackSlot[] stack)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Ldelema:
                return Vector("Element", stack[^2], (TypeReference)instruction.Operand);
            case Code.Ldelem_Any:
                return Vector("ReadElement", stack[^2], (TypeReference)instruction.Operand);
            case Code.Stelem_Any:
                return Vector("WriteElement", stack[^3], (TypeReference)instruction.Operand);
            case Code.Call or Code.Callvirt when ((MethodReference)instruction.Operand).DeclaringType is ArrayType { IsVector: false } array:
                return Rectangular((MethodReference)instruction.Operand, array, stack);
        }
        if (types.OfLoadElement(instruction.OpCode.Code, ElementOf, stack) is { } loaded)
            return Vector("ReadElement", stack[^2], loaded);
        if (types.OfStoreElement(instruction.OpCode.Code, ElementOf, stack) is { } stored)
            return Vector("WriteElement", stack[^3], stored);
        return false;
    }

    private bool Vector(string probe, StackSlot array, TypeReference element)
    {
        if (array.IsFresh || scope.Facts.Argument(element) is not { } type) return false;
        code.ProbeAt(probe, type, array.Name ?? "array");
        return true;
    }

    private bool Rectangular(MethodReference method, ArrayType array, StackSlot[] stack)
    {
        if (scope.Facts.Argument(array.ElementType) is not { } element) return false;
        var isStore = method.Name == "Set";
        var name = stack[stack.Length - method.Parameters.Count - 1].Name ?? "array";
        var address = new MethodReference("Address", new ByReferenceType(array.ElementType), array) { HasThis = true };
        for (var dimension = 0; dimension < array.Rank; dimension++)
            address.Parameters.Add(new ParameterDefinition(scope.Types.Int32));
        if (method.Name is not ("Get" or "Set" or "Address")) return false;

        var value = isStore ? code.Temporary(element) : null;
        if (value is not null) code.Op(OpCodes.Stloc, value);
        code.Op(OpCodes.Call, address);
        if (value is not null) code.Op(OpCodes.Ldloc, value);
        code.ProbeAt(method.Name switch { "Get" => "Read", "Set" => "Write", _ => "Field" }, element, name);
        return true;
    }

    private static TypeReference? ElementOf(StackSlot array) => (array.Type as ArrayType)?.ElementType;
}
