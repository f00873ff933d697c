using Mono.Cecil;

namespace Threads.Managed.Rewriting;

/// <summary>What all rewriting in one module shares.</summary>
internal sealed class ModuleScope(ModuleDefinition module, ModuleDefinition managed, SiteTable sites, Func<string, bool> isRewrittenAssembly)
{
    /// <summary>The module.</summary>
    public ModuleDefinition Module { get; } = module;

    /// <summary>The probes.</summary>
    public ProbeMembers Probe { get; } = new(module, managed);

    /// <summary>The twins.</summary>
    public TwinRedirection Twins { get; } = new(module, managed);

    /// <summary>Types.</summary>
    public TypeFacts Facts { get; } = new(module, isRewrittenAssembly);

    /// <summary>Whether pointers are kept in fields (<see cref="SiteTable.KeepsPointers"/>).</summary>
    public bool KeepsPointers => sites.KeepsPointers;

    /// <summary>Source sites.</summary>
    public Sites Sites { get; } = new(sites);

    /// <summary>The one site of each thread-static field.</summary>
    public Dictionary<string, int> ThreadStaticSites { get; } = [];

    /// <summary>Types of the runtime itself.</summary>
    public TypeSystem Types => Module.TypeSystem;

    /// <summary>A pair of a class and what belongs to it.</summary>
    public GenericInstanceType PairOf(TypeReference first, TypeReference second)
    {
        var pair = new GenericInstanceType(Module.ImportReference(typeof(ValueTuple<,>)));
        pair.GenericArguments.Add(first);
        pair.GenericArguments.Add(second);
        return pair;
    }

    /// <summary>The second field of such a pair.</summary>
    public static FieldReference SecondOf(GenericInstanceType pair) => new("Item2", pair.ElementType.GenericParameters[1], pair);
}
