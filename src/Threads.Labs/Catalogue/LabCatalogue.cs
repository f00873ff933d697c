using System.Reflection;
using Threads.Exploration;

namespace Threads.Labs;

/// <summary>Reads what a lab is from its assembly. Runs none of the lab's code.</summary>
public static class LabCatalogue
{
    /// <summary>Reads a lab.</summary>
    /// <param name="assembly">The lab's assembly, original or rewritten.</param>
    /// <exception cref="InvalidInputException">It is no lab, or something in it is missing; the message says what.</exception>
    public static Lab Read(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var lab = assembly.GetCustomAttribute<LabAttribute>()
            ?? throw new InvalidInputException($"{assembly.GetName().Name} is no lab: it has no [assembly: Lab(…)].");
        var types = assembly.GetTypes();
        return new Lab(
            lab.Folder,
            lab.Title,
            lab.Summary,
            InOrder(types.Where(Has<DemonstrationAttribute>).Select(DemonstrationReader.Read), demonstration => demonstration.Order, d => d.Name, lab),
            InOrder(types.Where(Has<ExerciseAttribute>).Select(type => ExerciseReader.Read(type, types)), exercise => exercise.Order, e => e.Name, lab));
    }

    private static bool Has<TAttribute>(Type type)
        where TAttribute : Attribute => type.IsDefined(typeof(TAttribute), inherit: false);

    private static List<T> InOrder<T>(IEnumerable<T> items, Func<T, int> order, Func<T, string> name, LabAttribute lab)
    {
        var ordered = items.OrderBy(order).ThenBy(name, StringComparer.Ordinal).ToList();
        var twice = ordered.GroupBy(name).FirstOrDefault(group => group.Skip(1).Any());
        return twice is null ? ordered : throw new InvalidInputException($"{lab.Folder} has two parts named '{twice.Key}'.");
    }
}
