using System.Runtime.Loader;

namespace Threads.Managed.Rewriting;

/// <summary>Where the assemblies that a program refers to are found, and which of them are the student's own.</summary>
internal sealed class AssemblyLocations(string program)
{
    private static readonly string[] _own =
    [
        "Threads.Exploration", "Threads.Managed", "Threads.Machine", "Threads.Labs", "Threads.Coyote", "Threads.Cli", "Threads.Xunit",
    ];

    private static readonly string _framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private readonly AssemblyDependencyResolver? _dependencies = ResolverOrNull(program);
    private readonly string _folder = Path.GetDirectoryName(program)!;

    /// <summary>True for assemblies of which the process needs one copy only: the framework's, ours, the test framework's.</summary>
    public static bool IsShared(string name) =>
        Array.IndexOf(_own, name) >= 0
        || name is "mscorlib" or "netstandard" or "System" or "Mono.Cecil" or "Mono.Cecil.Rocks"
        || name.StartsWith("System.", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.", StringComparison.Ordinal)
        || name.StartsWith("xunit", StringComparison.Ordinal)
        || File.Exists(Path.Combine(_framework, name + ".dll"));

    /// <summary>True for a student's own assembly: not shared, and its symbols are at hand.</summary>
    public bool IsRewritten(string name) =>
        string.Equals(name, Path.GetFileNameWithoutExtension(program), StringComparison.Ordinal)
        || (!IsShared(name) && PathOf(name) is { } path && path.StartsWith(_folder, StringComparison.Ordinal) && File.Exists(Path.ChangeExtension(path, ".pdb")));

    /// <summary>The assembly's file, or null.</summary>
    public string? PathOf(string name)
    {
        var beside = Path.Combine(_folder, name + ".dll");
        return File.Exists(beside) ? beside : _dependencies?.ResolveAssemblyToPath(new System.Reflection.AssemblyName(name));
    }

    /// <summary>The file with the assembly's metadata, the framework's and our own assemblies included; null when there is none.</summary>
    public string? MetadataOf(string name)
    {
        var framework = Path.Combine(_framework, name + ".dll");
        if (File.Exists(framework)) return framework;
        var beside = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        return IsShared(name) && File.Exists(beside) ? beside : PathOf(name) ?? (File.Exists(beside) ? beside : null);
    }

    private static AssemblyDependencyResolver? ResolverOrNull(string program)
    {
        try
        {
            return new AssemblyDependencyResolver(program);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
