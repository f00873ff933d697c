using System.Reflection;
using Threads.Exploration;

namespace Threads.Labs;

/// <summary>Reads one demonstration from its class.</summary>
internal static class DemonstrationReader
{
    public static Demonstration Read(Type type)
    {
        var demonstration = type.GetCustomAttribute<DemonstrationAttribute>()!;
        if (type.GetConstructor(Type.EmptyTypes) is null)
            throw new InvalidInputException($"Demonstration '{demonstration.Name}' needs a public constructor without parameters.");

        var actors = Marked<ActorAttribute>(type);
        var outcomes = Marked<OutcomeAttribute>(type);
        var foreseen = type.GetCustomAttributes<ForeseenAttribute>().ToList();
        if (actors.Count == 0) throw new InvalidInputException($"Demonstration '{demonstration.Name}' has no [Actor] method.");
        if (outcomes.Count != 1) throw new InvalidInputException($"Demonstration '{demonstration.Name}' needs exactly one [Outcome] method.");
        if (foreseen.Count == 0) throw new InvalidInputException($"Demonstration '{demonstration.Name}' foresees no outcome: add [Expected(…)].");

        return new Demonstration(
            type,
            demonstration.Name,
            demonstration.Question,
            demonstration.Sketch,
            demonstration.Order,
            demonstration.Heading,
            demonstration.Next,
            foreseen,
            actors,
            outcomes[0],
            demonstration.OnRealCores)
        {
            Litmus = demonstration.Litmus,
        };
    }

    private static List<MethodInfo> Marked<TAttribute>(Type type)
        where TAttribute : Attribute
    {
        var marked = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.IsDefined(typeof(TAttribute)))
            .OrderBy(method => method.MetadataToken)
            .ToList();
        var wrong = marked.Find(method => method.GetParameters().Length > 0);
        return wrong is null ? marked : throw new InvalidInputException($"{type.Name}.{wrong.Name} must take no parameters.");
    }
}
