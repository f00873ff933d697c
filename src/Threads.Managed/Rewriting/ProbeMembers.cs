using Mono.Cecil;

namespace Threads.Managed.Rewriting;

/// <summary>The members of <c>Probe</c>, imported into the module that is being rewritten.</summary>
internal sealed class ProbeMembers(ModuleDefinition module, ModuleDefinition managed)
{
    private readonly TypeDefinition _probe = managed.GetType("Threads.Managed.Probe");
    private readonly Dictionary<string, MethodReference> _methods = [];

    /// <summary>The variable that tells a twin where it was called.</summary>
    public FieldReference Site { get; } = module.ImportReference(managed.GetType("Threads.Managed.Probe").Fields.Single(f => f.Name == "Site"));

    /// <summary>The state that a loop's probes keep in a local.</summary>
    public TypeReference LoopState { get; } = module.ImportReference(managed.GetType("Threads.Managed.LoopState"));

    /// <summary>The probe with this name, applied to a type argument if it takes one.</summary>
    public MethodReference Of(string name, TypeReference? argument = null)
    {
        if (!_methods.TryGetValue(name, out var method))
            _methods[name] = method = module.ImportReference(_probe.Methods.Single(m => m.Name == name));
        if (argument is null) return method;
        var applied = new GenericInstanceMethod(method);
        applied.GenericArguments.Add(argument);
        return applied;
    }
}
