using System.Reflection;

namespace Threads.Labs.Exploring;

/// <summary>Finds test methods in any assembly: public, without parameters, of a type that can be made without arguments.</summary>
internal static class TestFinder
{
    private const int MostListed = 20;
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The test with a full name, <c>Namespace.Type.Method</c>.</summary>
    /// <exception cref="LabException">There is none; the message lists what there is.</exception>
    public static MethodInfo Find(Assembly assembly, string name)
    {
        var candidates = CandidatesIn(assembly).ToList();
        var found = candidates.Find(method => FullName(method) == name)
            ?? candidates.Find(method => FullName(method).Replace('+', '.') == name);
        if (found is not null) return found;
        var listed = string.Join("\n  ", candidates.Select(FullName).Order(StringComparer.Ordinal).Take(MostListed));
        var more = candidates.Count > MostListed ? $"\n  … and {candidates.Count - MostListed} more" : "";
        throw new LabException(candidates.Count == 0
            ? $"{assembly.GetName().Name} has no test method: public, without parameters."
            : $"No test '{name}'. There are:\n  {listed}{more}");
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
