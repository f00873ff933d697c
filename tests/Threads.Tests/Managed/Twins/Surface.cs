using System.Reflection;
using Threads.Managed;
using Xunit;

namespace Threads.Tests.Managed.Twins;

/// <summary>The public surface of twins and originals, written so that the two can be compared.</summary>
internal static class Surface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly string[] Homes =
    [
        "System.Private.CoreLib", "System.Threading", "System.Threading.Tasks.Parallel", "System.Diagnostics.TraceSource",
    ];

    /// <summary>Every twin with its original, nested types included.</summary>
    public static readonly IReadOnlyList<(Type Twin, Type Original)> Pairs = [.. AllPairs()];

    private static readonly Dictionary<Type, Type> OriginalOf = Pairs.ToDictionary(pair => pair.Twin, pair => pair.Original);

    /// <summary>Members that the original has and the twin lacks: by name where it has none of that name, else by signature.</summary>
    public static IEnumerable<string> Missing(Type twin, Type original)
    {
        var mine = Members(twin).Select(Signature).ToHashSet();
        var names = Members(twin).Select(member => member.Name).ToHashSet();
        return Members(original)
            .Where(member => !mine.Contains(Signature(member)))
            .Select(member => names.Contains(member.Name) ? Signature(member) : $"{Short(member.DeclaringType!)}.{member.Name}")
            .Distinct();
    }

    /// <summary>Members that the twin has and the original lacks.</summary>
    public static IEnumerable<string> Surplus(Type twin, Type original)
    {
        var theirs = Members(original).Select(Signature).ToHashSet();
        return Members(twin).Select(Signature).Where(signature => !theirs.Contains(signature));
    }

    /// <summary>True when there is nothing to make an instance of, and nothing to do with one.</summary>
    public static bool IsStatic(Type type) => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).All(member => member is Type);

    private static IEnumerable<(Type Twin, Type Original)> AllPairs()
    {
        foreach (var twin in typeof(TwinAttribute).Assembly.GetTypes())
        {
            if (twin.GetCustomAttribute<TwinAttribute>(inherit: false) is not { } mark)
                continue;
            var original = Homes.Select(home => Type.GetType($"{mark.Original}, {home}")).FirstOrDefault(type => type is not null);
            Assert.True(original is not null, $"{twin} stands for {mark.Original}, which does not exist.");
            yield return (twin, original);
            foreach (var nested in twin.GetNestedTypes())
                yield return (nested, original.GetNestedType(nested.Name)!);
        }
    }

    private static IEnumerable<MemberInfo> Members(Type type) => type.GetMembers(Declared).Where(member => member switch
    {
        MethodBase { IsStatic: true, IsConstructor: true } => false,
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic,
        Type nested => nested.IsNestedPublic && type.GetCustomAttribute<TwinAttribute>() is null && OriginalOf is not null && !OriginalOf.ContainsValue(nested),
        _ => false,
    }).Where(member => member.Name != "Finalize");

    private static string Signature(MemberInfo member)
    {
        var head = $"{Short(member.DeclaringType!)}.{member.Name}";
        if (member is not MethodBase method)
            return head;
        var type = method is MethodInfo { ReturnType: var returned } ? $"{Short(returned)} " : "";
        var generic = method.IsGenericMethod ? $"<{string.Join(",", method.GetGenericArguments().Select(Short))}>" : "";
        var shape = method.IsStatic ? "static " : method.IsFamily ? "protected " : "";
        return $"{shape}{type}{head}{generic}({string.Join(", ", method.GetParameters().Select(parameter => Short(parameter.ParameterType)))})";
    }

    private static string Short(Type type)
    {
        if (type.IsByRef)
            return "ref " + Short(type.GetElementType()!);
        if (type.IsArray)
            return Short(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter)
            return type.Name;
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        if (OriginalOf is not null && OriginalOf.TryGetValue(definition, out var original))
            definition = original;
        var name = definition.Name.Split('`')[0];
        if (definition.IsNested)
            name = definition.DeclaringType!.Name + "." + name;
        return type.IsGenericType ? $"{name}<{string.Join(",", type.GetGenericArguments().Select(Short))}>" : name;
    }
}
