using Threads.Exploration;
using Threads.Managed;

namespace Threads.Tests;

/// <summary>The programs of this test assembly, rewritten: loaded once, explored by name.</summary>
internal static class Programs
{
    private static readonly Lazy<InstrumentedAssembly> Rewritten = new(() => InstrumentedAssembly.Load(typeof(Programs).Assembly.Location));

    /// <summary>A world of one test of this assembly.</summary>
    public static ManagedWorld World(Type type, string method) => ManagedWorld.ForTest(
        Rewritten.Value,
        Rewritten.Value.FindMethod($"{type.FullName}.{method}") ?? throw new InvalidOperationException($"There is no {type}.{method}."));

    /// <summary>A world of one static method of this assembly, called with an argument.</summary>
    public static ManagedWorld World(Type type, string method, object argument)
    {
        var test = Rewritten.Value.FindMethod($"{type.FullName}.{method}") ?? throw new InvalidOperationException($"There is no {type}.{method}.");
        return new ManagedWorld(Rewritten.Value.Sites, () => test.Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, [argument], null));
    }

    /// <summary>Explores one test of this assembly.</summary>
    public static ExplorationResult Explore(Type type, string method, Options? options = null) => Explorer.Explore(World(type, method), options ?? new Options());
}
