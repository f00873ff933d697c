using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Threads.Managed.Rewriting;

/// <summary>Loads the student's assemblies rewritten, and everything else as it is. Rewrites an assembly when it is first needed.</summary>
internal sealed class InstrumentedContext(AssemblyLocations locations, SiteTable sites) : AssemblyLoadContext("instrumented", isCollectible: true), IDisposable
{
    private readonly AssemblyRewriter _rewriter = new(locations, sites);

    private static readonly ConditionalWeakTable<Type, StrongBox<bool>> Rewritten = [];

    /// <summary>True when the type's own code was rewritten, so that its accesses speak for themselves.</summary>
    public static bool IsRewritten(Type type) =>
        Rewritten.GetValue(type, static type => new(type.Assembly.Location.Length == 0 && GetLoadContext(type.Assembly) is InstrumentedContext)).Value;

    /// <summary>Rewrites and loads the assembly in this file.</summary>
    public Assembly LoadRewritten(string path)
    {
        var (image, symbols) = _rewriter.Rewrite(path);
        using (image)
        using (symbols)
            return LoadFromStream(image, symbols);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rewriter.Dispose();
        Unload();
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        if (AssemblyLocations.IsShared(name)) return LoadShared(assemblyName);
        if (locations.PathOf(name) is not { } path) return null;
        return locations.IsRewritten(name) ? LoadRewritten(path) : LoadFromAssemblyPath(path);
    }

    private Assembly? LoadShared(AssemblyName name)
    {
        try
        {
            return Default.LoadFromAssemblyName(name);
        }
        catch (FileNotFoundException)
        {
            return locations.PathOf(name.Name!) is { } path ? LoadFromAssemblyPath(path) : null;
        }
    }
}
