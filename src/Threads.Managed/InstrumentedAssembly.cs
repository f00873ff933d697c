using System.Reflection;
using Threads.Exploration;
using Threads.Managed.Rewriting;

namespace Threads.Managed;

/// <summary>
/// A program under control: a copy of its assembly, in memory, in which every access to shared memory and every use of
/// <c>System.Threading</c> goes through the engine. The file stays as it is. Not thread-safe.
/// </summary>
public sealed class InstrumentedAssembly : IDisposable
{
    private const BindingFlags Anything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private readonly InstrumentedContext _context;

    private InstrumentedAssembly(InstrumentedContext context, Assembly assembly, SiteTable sites)
    {
        _context = context;
        Assembly = assembly;
        Sites = sites;
    }

    /// <summary>The rewritten copy.</summary>
    public Assembly Assembly { get; }

    /// <summary>The places in it that can take a step. Grows while further assemblies of the program are loaded.</summary>
    public SiteTable Sites { get; }

    /// <summary>Reads, rewrites and loads an assembly, with symbols when they are at hand.</summary>
    /// <param name="path">The assembly's file.</param>
    /// <exception cref="InvalidInputException">There is no such file, or it is no .NET assembly.</exception>
    public static InstrumentedAssembly Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        path = Path.GetFullPath(path);
        if (!File.Exists(path))
            throw new InvalidInputException($"There is no file {path}. Build the project first, then name the .dll that the build wrote.");
        var sites = new SiteTable();
        var context = new InstrumentedContext(new AssemblyLocations(path), sites);
        try
        {
            return new InstrumentedAssembly(context, context.LoadRewritten(path), sites);
        }
        catch (Exception e) when (e is BadImageFormatException or EndOfStreamException or ArgumentOutOfRangeException or NotSupportedException)
        {
            context.Dispose();
            throw new InvalidInputException($"{path} is not a .NET assembly. Name the .dll that `dotnet build` wrote, not a source file, a project or the native executable beside it.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            context.Dispose();
            throw new InvalidInputException($"{path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Finds a method by its full name.</summary>
    /// <param name="fullName"><c>Namespace.Type.Method</c>; a nested type is set off by <c>+</c> or by a dot.</param>
    /// <returns>The method, the one with the fewest parameters if there are several; null when there is none.</returns>
    public MethodInfo? FindMethod(string fullName)
    {
        ArgumentNullException.ThrowIfNull(fullName);
        var dot = fullName.LastIndexOf('.');
        if (dot <= 0) return null;
        return FindType(fullName[..dot])?.GetMethods(Anything)
            .Where(method => method.Name == fullName[(dot + 1)..])
            .MinBy(method => method.GetParameters().Length);
    }

    /// <summary>Unloads the copy. Nothing of it may be running.</summary>
    public void Dispose() => _context.Dispose();

    private Type? FindType(string name)
    {
        while (true)
        {
            if (Assembly.GetType(name) is { } type) return type;
            var dot = name.LastIndexOf('.');
            if (dot < 0) return null;
            name = $"{name[..dot]}+{name[(dot + 1)..]}";
        }
    }
}
