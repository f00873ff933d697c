using Threads.Exploration;

namespace Threads.Labs;

/// <summary>Marks a classic wrong answer to an exercise.</summary>
/// <param name="caughtAs">The verdict that must catch it.</param>
/// <param name="misconception">What one would have to believe to write it: <c>volatile makes ++ atomic</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MistakeAttribute(Verdict caughtAs, string misconception) : Attribute
{
    /// <summary>The verdict that must catch it.</summary>
    public Verdict CaughtAs { get; } = caughtAs;

    /// <summary>What one would have to believe to write it.</summary>
    public string Misconception { get; } = misconception;
}
