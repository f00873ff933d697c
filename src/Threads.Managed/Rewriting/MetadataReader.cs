using Mono.Cecil;

namespace Threads.Managed.Rewriting;

/// <summary>Reads the metadata of whatever the rewritten program refers to, without symbols, once each.</summary>
internal sealed class MetadataReader(AssemblyLocations locations) : IAssemblyResolver
{
    private readonly Dictionary<string, AssemblyDefinition?> _assemblies = [];

    /// <inheritdoc/>
    public AssemblyDefinition? Resolve(AssemblyNameReference name) => Resolve(name, new ReaderParameters());

    /// <inheritdoc/>
    public AssemblyDefinition? Resolve(AssemblyNameReference name, ReaderParameters parameters)
    {
        if (_assemblies.TryGetValue(name.Name, out var assembly)) return assembly;
        var path = locations.MetadataOf(name.Name);
        assembly = path is null ? null : AssemblyDefinition.ReadAssembly(path, new ReaderParameters { AssemblyResolver = this });
        return _assemblies[name.Name] = assembly;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var assembly in _assemblies.Values) assembly?.Dispose();
        _assemblies.Clear();
    }
}
