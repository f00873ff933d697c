using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Threads.Managed.Rewriting;

/// <summary>
/// The type that a typed load or store moves. The instruction's own type decides the width; where what is accessed is known
/// to be a <c>bool</c>, a <c>char</c> or an enum of that width, or any reference type, that is the better name for it.
/// </summary>
internal sealed class AccessTypes(ModuleScope scope)
{
    private readonly TypeSystem _types = scope.Types;

    /// <summary>The type that an indirect load moves, or null for any other instruction.</summary>
    public TypeReference? OfLoadIndirect(Code code, StackSlot address) => code switch
    {
        Code.Ldind_I1 => Better(_types.SByte, address.Pointee),
        Code.Ldind_U1 => Better(_types.Byte, address.Pointee),
        Code.Ldind_I2 => Better(_types.Int16, address.Pointee),
        Code.Ldind_U2 => Better(_types.UInt16, address.Pointee),
        Code.Ldind_I4 => Better(_types.Int32, address.Pointee),
        Code.Ldind_U4 => Better(_types.UInt32, address.Pointee),
        Code.Ldind_I8 => Better(_types.Int64, address.Pointee),
        Code.Ldind_R4 => _types.Single,
        Code.Ldind_R8 => _types.Double,
        Code.Ldind_I => _types.IntPtr,
        Code.Ldind_Ref => Reference(address.Pointee),
        _ => null,
    };

    /// <summary>The type that an indirect store moves, or null for any other instruction.</summary>
    public TypeReference? OfStoreIndirect(Code code, StackSlot address) => code switch
    {
        Code.Stind_I1 => Better(_types.SByte, address.Pointee),
        Code.Stind_I2 => Better(_types.Int16, address.Pointee),
        Code.Stind_I4 => Better(_types.Int32, address.Pointee),
        Code.Stind_I8 => Better(_types.Int64, address.Pointee),
        Code.Stind_R4 => _types.Single,
        Code.Stind_R8 => _types.Double,
        Code.Stind_I => _types.IntPtr,
        Code.Stind_Ref => Reference(address.Pointee),
        _ => null,
    };

    /// <summary>The type that a load of an element moves, or null for any other instruction.</summary>
    public TypeReference? OfLoadElement(Code code, Func<StackSlot, TypeReference?> elementOf, StackSlot[] stack) => code switch
    {
        Code.Ldelem_I1 => Better(_types.SByte, elementOf(stack[^2])),
        Code.Ldelem_U1 => Better(_types.Byte, elementOf(stack[^2])),
        Code.Ldelem_I2 => Better(_types.Int16, elementOf(stack[^2])),
        Code.Ldelem_U2 => Better(_types.UInt16, elementOf(stack[^2])),
        Code.Ldelem_I4 => Better(_types.Int32, elementOf(stack[^2])),
        Code.Ldelem_U4 => Better(_types.UInt32, elementOf(stack[^2])),
        Code.Ldelem_I8 => Better(_types.Int64, elementOf(stack[^2])),
        Code.Ldelem_R4 => _types.Single,
        Code.Ldelem_R8 => _types.Double,
        Code.Ldelem_I => _types.IntPtr,
        Code.Ldelem_Ref => Reference(elementOf(stack[^2])),
        _ => null,
    };

    /// <summary>The type that a store of an element moves, or null for any other instruction.</summary>
    public TypeReference? OfStoreElement(Code code, Func<StackSlot, TypeReference?> elementOf, StackSlot[] stack) => code switch
    {
        Code.Stelem_I1 => Better(_types.SByte, elementOf(stack[^3])),
        Code.Stelem_I2 => Better(_types.Int16, elementOf(stack[^3])),
        Code.Stelem_I4 => Better(_types.Int32, elementOf(stack[^3])),
        Code.Stelem_I8 => Better(_types.Int64, elementOf(stack[^3])),
        Code.Stelem_R4 => _types.Single,
        Code.Stelem_R8 => _types.Double,
        Code.Stelem_I => _types.IntPtr,
        Code.Stelem_Ref => Reference(elementOf(stack[^3])),
        _ => null,
    };

    /// <summary>A small integer's sign is the instruction's, since a load extends it; from 32 bits on there is nothing to extend.</summary>
    private TypeReference Better(TypeReference byWidth, TypeReference? known)
    {
        if (known is null || known.MetadataType == byWidth.MetadataType) return byWidth;
        if (known is ArrayType or ByReferenceType or PointerType or GenericParameter) return byWidth;
        var isBetter = known.MetadataType is MetadataType.Boolean or MetadataType.Char or MetadataType.ValueType
            or MetadataType.UInt32 or MetadataType.UInt64;
        return isBetter && scope.Facts.SizeOf(known) == scope.Facts.SizeOf(byWidth) ? known : byWidth;
    }

    private TypeReference Reference(TypeReference? known) =>
        known is null or ByReferenceType or PointerType || known.IsPrimitive || (known is not GenericParameter && scope.Facts.IsValueType(known))
            ? _types.Object
            : known;
}
