using Mono.Cecil;

namespace Threads.Managed.Rewriting;

/// <summary>What has to be known about types beyond their names. Answers are kept.</summary>
internal sealed class TypeFacts(ModuleDefinition module, Func<string, bool> isRewrittenAssembly)
{
    private readonly Dictionary<TypeReference, TypeDefinition?> _resolved = [];
    private readonly Dictionary<string, bool> _byRefLike = [];
    private readonly Dictionary<string, bool> _rewrittenAssemblies = [];

    /// <summary>The definition, or null when its assembly is not at hand.</summary>
    public TypeDefinition? Resolve(TypeReference type)
    {
        var element = type.GetElementType();
        if (element is TypeDefinition definition) return definition;
        if (element is GenericParameter) return null;
        if (!_resolved.TryGetValue(element, out var found))
            _resolved[element] = found = ResolveOrNull(element);
        return found;
    }

    /// <summary>True when the type's code passes through this rewriter.</summary>
    public bool IsRewritten(TypeReference type)
    {
        if (type is ArrayType or GenericParameter) return false;
        var scope = type.GetElementType().Scope;
        if (scope is null || scope == module) return true;
        if (scope is not AssemblyNameReference assembly) return scope is ModuleDefinition other && other.Assembly.Name.Name == module.Assembly.Name.Name;
        if (!_rewrittenAssemblies.TryGetValue(assembly.Name, out var isRewritten))
            _rewrittenAssemblies[assembly.Name] = isRewritten = isRewrittenAssembly(assembly.Name);
        return isRewritten;
    }

    /// <summary>
    /// The type as the generic argument of a probe: a native integer for pointers; null for what cannot be an argument
    /// (references, types that live on one stack only).
    /// </summary>
    public TypeReference? Argument(TypeReference type)
    {
        type = Signatures.Strip(type);
        if (type is PointerType or FunctionPointerType) return module.TypeSystem.IntPtr;
        if (type is ByReferenceType || type.MetadataType is MetadataType.Void or MetadataType.TypedByReference) return null;
        return IsByRefLike(type) ? null : type;
    }

    /// <summary>True for ref structs, and for type parameters that allow them.</summary>
    public bool IsByRefLike(TypeReference type)
    {
        const int allowsRefStruct = 0x20;
        if (type is GenericParameter parameter) return ((int)parameter.Attributes & allowsRefStruct) != 0;
        if (type is ArrayType || type.IsPrimitive || !IsValueType(type)) return false;
        var name = type.GetElementType().FullName;
        if (!_byRefLike.TryGetValue(name, out var isByRefLike))
            _byRefLike[name] = isByRefLike = Has(Resolve(type), "IsByRefLikeAttribute");
        return isByRefLike;
    }

    /// <summary>True for structs and enums.</summary>
    public bool IsValueType(TypeReference type)
    {
        if (type is ArrayType or GenericParameter or ByReferenceType or PointerType) return false;
        return type.IsValueType || type.IsPrimitive || Resolve(type)?.IsValueType == true;
    }

    /// <summary>False for structs, whose fields have names of their own.</summary>
    public bool IsOneLocation(TypeReference type) => !IsValueType(type) || SizeOf(type) > 0;

    /// <summary>The size in bytes of a primitive or an enum; 0 for anything else.</summary>
    public int SizeOf(TypeReference type) => type.MetadataType switch
    {
        MetadataType.Boolean or MetadataType.SByte or MetadataType.Byte => 1,
        MetadataType.Char or MetadataType.Int16 or MetadataType.UInt16 => 2,
        MetadataType.Int32 or MetadataType.UInt32 or MetadataType.Single => 4,
        MetadataType.Int64 or MetadataType.UInt64 or MetadataType.Double => 8,
        MetadataType.IntPtr or MetadataType.UIntPtr => IntPtr.Size,
        MetadataType.ValueType when Resolve(type) is { IsEnum: true } definition => SizeOf(definition.Fields.First(f => !f.IsStatic).FieldType),
        _ => 0,
    };

    /// <summary>True when the member or type carries the attribute of this name.</summary>
    public static bool Has(ICustomAttributeProvider? provider, string attribute)
    {
        if (provider is null || !provider.HasCustomAttributes) return false;
        foreach (var each in provider.CustomAttributes)
            if (each.AttributeType.Name == attribute) return true;
        return false;
    }

    private static TypeDefinition? ResolveOrNull(TypeReference type)
    {
        try
        {
            return type.Resolve();
        }
        catch (AssemblyResolutionException)
        {
            return null;
        }
    }
}
