namespace Threads.Labs;

/// <summary>
/// Marks the static class that holds the checks of one exercise. The exercise, its solution and its mistakes are the
/// classes that implement <paramref name="contract"/> in the namespaces <c>….Exercises</c>, <c>….Solutions</c> and <c>….Mistakes</c>;
/// each has a constructor without parameters.
/// </summary>
/// <param name="name">Its name on the command line, unique in the lab: <c>counter</c>.</param>
/// <param name="title">What the student is to do, as an imperative: <c>Make the counter count</c>.</param>
/// <param name="contract">The interface that the student's class implements.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExerciseAttribute(string name, string title, Type contract) : Attribute
{
    /// <summary>Its name on the command line.</summary>
    public string Name { get; } = name;

    /// <summary>What the student is to do.</summary>
    public string Title { get; } = title;

    /// <summary>The interface that the student's class implements.</summary>
    public Type Contract { get; } = contract;

    /// <summary>Its place among the exercises of the lab, from 1.</summary>
    public int Order { get; init; }
}
