using Mono.Cecil;

namespace Threads.Managed.Rewriting;

/// <summary>Types as they are at one use: generic parameters replaced by that use's arguments, custom modifiers gone.</summary>
internal static class Signatures
{
    /// <summary>The field's type at this use.</summary>
    public static TypeReference TypeOf(FieldReference field) =>
        Substitute(field.FieldType, field.DeclaringType as GenericInstanceType, null);

    /// <summary>The type of what the call pushes.</summary>
    public static TypeReference ReturnOf(MethodReference method) => In(method, method.ReturnType);

    /// <summary>A type of the method's signature at this use.</summary>
    public static TypeReference In(MethodReference method, TypeReference type) =>
        Substitute(type, method.DeclaringType as GenericInstanceType, method as GenericInstanceMethod);

    /// <summary>The type without custom modifiers and pinning.</summary>
    public static TypeReference Strip(TypeReference type)
    {
        while (type is RequiredModifierType or OptionalModifierType or PinnedType or SentinelType)
            type = ((TypeSpecification)type).ElementType;
        return type;
    }

    /// <summary>The type as its own members see it: a generic type applied to its own parameters.</summary>
    public static TypeReference Self(TypeDefinition type)
    {
        if (!type.HasGenericParameters) return type;
        var self = new GenericInstanceType(type);
        foreach (var parameter in type.GenericParameters) self.GenericArguments.Add(parameter);
        return self;
    }

    /// <summary>The same type parameter list, position by position; used where two signatures come from different modules.</summary>
    public static bool Same(TypeReference one, TypeReference other)
    {
        one = Strip(one);
        other = Strip(other);
        return (one, other) switch
        {
            (GenericParameter a, GenericParameter b) => a.Type == b.Type && a.Position == b.Position,
            (ByReferenceType a, ByReferenceType b) => Same(a.ElementType, b.ElementType),
            (PointerType a, PointerType b) => Same(a.ElementType, b.ElementType),
            (ArrayType a, ArrayType b) => a.Rank == b.Rank && Same(a.ElementType, b.ElementType),
            (GenericInstanceType a, GenericInstanceType b) => Same(a.ElementType, b.ElementType)
                && a.GenericArguments.Zip(b.GenericArguments).All(pair => Same(pair.First, pair.Second)),
            (TypeSpecification, _) or (_, TypeSpecification) or (GenericParameter, _) or (_, GenericParameter) => false,
            _ => one.FullName == other.FullName,
        };
    }

    private static TypeReference Substitute(TypeReference type, GenericInstanceType? declaring, GenericInstanceMethod? method)
    {
        type = Strip(type);
        if (declaring is null && method is null) return type;
        switch (type)
        {
            case GenericParameter { Type: GenericParameterType.Type } parameter:
                return declaring is not null ? declaring.GenericArguments[parameter.Position] : type;
            case GenericParameter parameter:
                return method is not null ? method.GenericArguments[parameter.Position] : type;
            case ByReferenceType reference:
                return new ByReferenceType(Substitute(reference.ElementType, declaring, method));
            case PointerType pointer:
                return new PointerType(Substitute(pointer.ElementType, declaring, method));
            case ArrayType array:
                var element = Substitute(array.ElementType, declaring, method);
                return array.IsVector ? new ArrayType(element) : new ArrayType(element, array.Rank);
            case GenericInstanceType generic:
                var applied = new GenericInstanceType(generic.ElementType);
                foreach (var argument in generic.GenericArguments)
                    applied.GenericArguments.Add(Substitute(argument, declaring, method));
                return applied;
            default:
                return type;
        }
    }
}
