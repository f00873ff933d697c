using Mono.Cecil;

namespace Threads.Managed.Rewriting;

/// <summary>
/// Controlled twins in the place of the originals. Where the twin is a class or struct with instances, the module's reference
/// to the type itself is changed, and every signature follows; where it is a static class, calls are replaced one by one.
/// </summary>
internal sealed class TwinRedirection
{
    private readonly ModuleDefinition _module;
    private readonly Dictionary<string, TypeDefinition> _twins = [];
    private readonly Dictionary<string, string> _originals = [];
    private readonly Dictionary<MethodReference, MethodReference?> _found = [];
    private readonly Dictionary<MethodReference, bool> _exists = [];
    private readonly string _managed;

    public TwinRedirection(ModuleDefinition module, ModuleDefinition managed)
    {
        _module = module;
        _managed = managed.Assembly.Name.Name;
        foreach (var type in managed.Types)
        {
            if (!type.HasCustomAttributes) continue;
            var mark = type.CustomAttributes.FirstOrDefault(a => a.AttributeType.Name == nameof(TwinAttribute));
            if (mark?.ConstructorArguments[0].Value is not string original) continue;
            _twins[original] = type;
            _originals[type.FullName] = original;
        }
    }

    /// <summary>Changes the module's references to types with an instance twin. To be called once, before anything is looked at.</summary>
    public void RedirectTypes()
    {
        AssemblyNameReference? scope = null;
        foreach (var type in _module.GetTypeReferences())
        {
            if (type.DeclaringType is not null || !_twins.TryGetValue($"{type.Namespace}.{type.Name}", out var twin) || IsStatic(twin)) continue;
            scope ??= (AssemblyNameReference)_module.ImportReference(twin).Scope;
            type.Scope = scope;
            type.Namespace = twin.Namespace;
            type.Name = twin.Name;
            type.IsValueType = twin.IsValueType;
        }
    }

    /// <summary>True for an instance twin, or a type nested in one.</summary>
    public bool IsTwin(TypeReference type)
    {
        var outermost = Outermost(type);
        return outermost.Scope is AssemblyNameReference scope && scope.Name == _managed && _originals.ContainsKey(outermost.FullName);
    }

    /// <summary>True when the type mentions a twin anywhere.</summary>
    public bool Mentions(TypeReference type) => type switch
    {
        GenericParameter => false,
        GenericInstanceType generic => IsTwin(generic) || generic.GenericArguments.Any(Mentions),
        IModifierType modifier => Mentions(modifier.ElementType),
        TypeSpecification specification => Mentions(specification.ElementType),
        _ => IsTwin(type),
    };

    /// <summary>True when the instance twin has the member.</summary>
    public bool Exists(MethodReference method)
    {
        if (!_exists.TryGetValue(method, out var exists)) _exists[method] = exists = method.Resolve() is not null;
        return exists;
    }

    /// <summary>The member of a static twin that takes the place of the called one, or null.</summary>
    public MethodReference? StaticTwinOf(MethodReference method)
    {
        if (!_twins.TryGetValue(method.DeclaringType.FullName, out var twin) || !IsStatic(twin)) return null;
        var called = method.GetElementMethod();
        if (!_found.TryGetValue(called, out var found))
        {
            var definition = twin.Methods.FirstOrDefault(candidate => Matches(candidate, called));
            _found[called] = found = definition is null ? null : _module.ImportReference(definition);
        }
        if (found is null || method is not GenericInstanceMethod generic) return found;
        var applied = new GenericInstanceMethod(found);
        foreach (var argument in generic.GenericArguments) applied.GenericArguments.Add(argument);
        return applied;
    }

    /// <summary>The full name of the type that the program itself names.</summary>
    public string OriginalName(TypeReference type)
    {
        var element = type.GetElementType();
        if (element.DeclaringType is not null) return $"{OriginalName(element.DeclaringType)}.{element.Name}";
        return WithoutArity(_originals.GetValueOrDefault(element.FullName, element.FullName));
    }

    private static string WithoutArity(string name)
    {
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : name[..tick];
    }

    private static bool Matches(MethodDefinition candidate, MethodReference called)
    {
        if (candidate.Name != called.Name || !candidate.IsPublic || candidate.Parameters.Count != called.Parameters.Count) return false;
        if (candidate.GenericParameters.Count != called.GenericParameters.Count) return false;
        for (var i = 0; i < called.Parameters.Count; i++)
            if (!Signatures.Same(candidate.Parameters[i].ParameterType, called.Parameters[i].ParameterType)) return false;
        return true;
    }

    private static TypeReference Outermost(TypeReference type)
    {
        type = type.GetElementType();
        while (type.DeclaringType is not null) type = type.DeclaringType;
        return type;
    }

    private static bool IsStatic(TypeDefinition type) => type is { IsAbstract: true, IsSealed: true };
}
