using System.Reflection;
using Threads.Exploration;
using Threads.Managed;

namespace Threads.Labs.Exploring;

/// <summary>
/// Finds test methods in any assembly. Any method may be named; those that are proposed are public, without parameters, of a
/// type that can be made without arguments.
/// </summary>
internal static class TestFinder
{
    private const int MostListed = 20;
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The test with a full name, <c>Namespace.Type.Method</c>.</summary>
    /// <exception cref="InvalidInputException">There is none; the message lists what there is.</exception>
    public static MethodInfo Find(InstrumentedAssembly instrumented, string name)
    {
        if (instrumented.FindMethod(name) is { } found) return found;
        var assembly = instrumented.Assembly;
        var candidates = CandidatesIn(assembly).Select(FullName).Order(StringComparer.Ordinal).ToList();
        if (candidates.Count == 0) throw new InvalidInputException($"{assembly.GetName().Name} has no test method: public, without parameters.");
        var listed = string.Join("\n  ", candidates.Take(MostListed));
        var more = candidates.Count > MostListed ? $"\n  … and {candidates.Count - MostListed} more" : "";
        var wrong = name.Length == 0 ? "Which test? Name it with --test." : $"No test '{name}'.";
        throw new InvalidInputException($"{wrong} There are:\n  {listed}{more}");
    }

    private static IEnumerable<MethodInfo> CandidatesIn(Assembly assembly) =>
        assembly.GetTypes()
            .Where(type => !type.ContainsGenericParameters && !type.IsInterface && !type.IsEnum && !type.Name.StartsWith('<'))
            .SelectMany(type => type.GetMethods(Declared).Where(method => IsTest(type, method)));

    private static bool IsTest(Type type, MethodInfo method) =>
        method.GetParameters().Length == 0 && !method.ContainsGenericParameters && !method.IsSpecialName
        && (method.IsStatic || (!type.IsAbstract && (type.IsValueType || type.GetConstructor(Type.EmptyTypes) is not null)))
        && method.Name is not (nameof(GetHashCode) or nameof(ToString) or nameof(GetType) or "Main" or "<Main>$" or "Dispose");

    private static string FullName(MethodInfo method) => $"{method.DeclaringType!.FullName}.{method.Name}";
}
