namespace Threads.Labs;

/// <summary>
/// Marks a public static method that must hold under every interleaving. It takes one parameter: a fresh implementation of
/// the exercise's interface, or a <see cref="Func{TResult}"/> that makes one. It starts its threads, joins them, and demands
/// with <see cref="Check"/>.
/// </summary>
/// <param name="title">What must hold, as a sentence: <c>Two increments are both counted</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CheckAttribute(string title) : Attribute
{
    /// <summary>What must hold.</summary>
    public string Title { get; } = title;

    /// <summary>Its place among the checks of the exercise, from 1. Checks without one follow in the order of the file.</summary>
    public int Order { get; init; }

    /// <summary>Most preemptions in a schedule, for a check whose space is too large to finish; -1 for no bound.</summary>
    public int Preemptions { get; init; } = -1;

    /// <summary>True where a data race is not a failure by itself, because the exercise is not about it.</summary>
    public bool RacesAllowed { get; init; }

    /// <summary>
    /// A value that the method must return in at least one interleaving: how a check demands that something is possible, such as
    /// two threads inside at once. Null for a check whose returned value means nothing.
    /// </summary>
    public string? Reaches { get; init; }
}
