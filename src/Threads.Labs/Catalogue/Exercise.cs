using System.Reflection;
using Threads.Exploration;

namespace Threads.Labs;

/// <summary>An exercise of a lab.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Title">What the student is to do.</param>
/// <param name="Order">Its place in the lab.</param>
/// <param name="Contract">The interface that its classes implement.</param>
/// <param name="Hints">The ladder of hints.</param>
/// <param name="Checks">What must hold, in order.</param>
/// <param name="Student">The class that the student edits.</param>
/// <param name="Solution">The class that passes.</param>
/// <param name="Mistakes">The classic wrong answers.</param>
public sealed record Exercise(
    string Name,
    string Title,
    int Order,
    Type Contract,
    IReadOnlyList<string> Hints,
    IReadOnlyList<LabCheck> Checks,
    Type Student,
    Type Solution,
    IReadOnlyList<Mistake> Mistakes)
{
    /// <summary>The student's class, the solution or the mistake with this full name; null when there is none.</summary>
    public Type? Implementation(string? fullName) =>
        fullName is null ? Student : Implementations.FirstOrDefault(type => type.FullName == fullName);

    private IEnumerable<Type> Implementations => [Student, Solution, .. Mistakes.Select(mistake => mistake.Type)];
}

/// <summary>A classic wrong answer.</summary>
/// <param name="Type">The class.</param>
/// <param name="CaughtAs">The verdict that must catch it.</param>
/// <param name="Misconception">What one would have to believe to write it.</param>
public sealed record Mistake(Type Type, Verdict CaughtAs, string Misconception);

/// <summary>One check of an exercise.</summary>
/// <param name="Method">The static method, with one parameter: an implementation or a maker of them.</param>
/// <param name="Title">What must hold.</param>
/// <param name="Order">Its place among the checks.</param>
/// <param name="Preemptions">Most preemptions in a schedule; null for no bound.</param>
/// <param name="RacesAllowed">Whether a data race is not a failure by itself.</param>
/// <param name="Reaches">A value that at least one interleaving must return; null for none.</param>
public sealed record LabCheck(MethodInfo Method, string Title, int Order, int? Preemptions, bool RacesAllowed, string? Reaches);
