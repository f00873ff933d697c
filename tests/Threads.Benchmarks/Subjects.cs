using System.Reflection;
using System.Runtime.Loader;
using Threads.Managed;

namespace Threads.Benchmarks;

/// <summary>The programs, compiled once, as each engine's own rewriter makes them.</summary>
internal static class Subjects
{
    private const string File = "Threads.Benchmarks.Programs.dll";
    private const string Type = "Threads.Benchmarks.Programs.Counters";

    private static readonly InstrumentedAssembly Ours = InstrumentedAssembly.Load(Path.Combine(AppContext.BaseDirectory, File));

    // Our own copy, in a context of its own: the name is the same.
    private static readonly Assembly Coyotes = new AssemblyLoadContext("coyote")
        .LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "coyote", File));

    /// <summary>A program as our world runs it.</summary>
    public static ManagedWorld World(string program) => ManagedWorld.ForTest(Ours, Ours.FindMethod($"{Type}.{program}")!);

    /// <summary>A program as Coyote rewrote it.</summary>
    public static Action Rewritten(string program) => Coyotes.GetType(Type)!.GetMethod(program)!.CreateDelegate<Action>();
}
