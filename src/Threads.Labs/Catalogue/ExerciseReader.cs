using System.Reflection;
using Threads.Exploration;

namespace Threads.Labs;

/// <summary>Reads one exercise from the class that holds its checks, and finds its implementations by namespace and interface.</summary>
internal static class ExerciseReader
{
    private const int Rungs = 3;

    public static Exercise Read(Type checks, Type[] types)
    {
        var exercise = checks.GetCustomAttribute<ExerciseAttribute>()!;
        var name = exercise.Name;
        var hints = checks.GetCustomAttributes<HintAttribute>().Select(hint => hint.Text).ToList();
        if (hints.Count != Rungs) throw new InvalidInputException($"Exercise '{name}' has {hints.Count} hints; a ladder has {Rungs}.");

        var candidates = types.Where(type => type is { IsClass: true, IsAbstract: false } && exercise.Contract.IsAssignableFrom(type)).ToList();
        foreach (var type in candidates.Where(type => type.GetConstructor(Type.EmptyTypes) is null))
            throw new InvalidInputException($"{type.Name} (exercise '{name}') needs a public constructor without parameters.");

        return new Exercise(
            name,
            exercise.Title,
            exercise.Order,
            exercise.Contract,
            hints,
            ChecksOf(checks, exercise),
            Only(candidates, "Exercises", exercise),
            Only(candidates, "Solutions", exercise),
            [.. candidates.Where(type => IsIn(type, "Mistakes")).OrderBy(type => type.Name, StringComparer.Ordinal).Select(MistakeOf)]);
    }

    private static Type Only(List<Type> candidates, string folder, ExerciseAttribute exercise)
    {
        var found = candidates.Where(type => IsIn(type, folder)).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new InvalidInputException($"Exercise '{exercise.Name}': no class in {folder}/ implements {exercise.Contract.Name}."),
            _ => throw new InvalidInputException(
                $"Exercise '{exercise.Name}': {string.Join(" and ", found.Select(type => type.Name))} in {folder}/ both implement {exercise.Contract.Name}."),
        };
    }

    private static bool IsIn(Type type, string folder) =>
        type.Namespace is { } space && (space == folder || space.EndsWith("." + folder, StringComparison.Ordinal));

    private static Mistake MistakeOf(Type type)
    {
        var mistake = type.GetCustomAttribute<MistakeAttribute>()
            ?? throw new InvalidInputException($"{type.Name} stands in Mistakes/ without [Mistake(verdict, misconception)].");
        return new Mistake(type, mistake.CaughtAs, mistake.Misconception);
    }

    private static List<LabCheck> ChecksOf(Type checks, ExerciseAttribute exercise)
    {
        var found = checks.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => method.IsDefined(typeof(CheckAttribute)))
            .OrderBy(method => method.MetadataToken)
            .Select(method => CheckOf(method, exercise))
            .OrderBy(check => check.Order == 0 ? int.MaxValue : check.Order)
            .ToList();
        return found.Count > 0 ? found : throw new InvalidInputException($"Exercise '{exercise.Name}' has no public static [Check] method.");
    }

    private static LabCheck CheckOf(MethodInfo method, ExerciseAttribute exercise)
    {
        var check = method.GetCustomAttribute<CheckAttribute>()!;
        var parameters = method.GetParameters();
        var maker = typeof(Func<>).MakeGenericType(exercise.Contract);
        if (parameters.Length != 1 || (parameters[0].ParameterType != exercise.Contract && parameters[0].ParameterType != maker))
            throw new InvalidInputException($"Check {method.Name} must take one {exercise.Contract.Name}, or one Func<{exercise.Contract.Name}>.");
        return new LabCheck(method, check.Title, check.Order, check.Preemptions < 0 ? null : check.Preemptions, check.RacesAllowed, check.Reaches);
    }
}
