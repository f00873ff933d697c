using Threads.Exploration;

namespace Threads.Tests.Managed.Twins;

/// <summary>Marks a small program, and says what every one of its interleavings leads to: exactly these outcomes, or this failure.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ExploredAttribute(params string[] outcomes) : Attribute
{
    public string[] Outcomes { get; } = outcomes;

    /// <summary>The worst that the exploration must find.</summary>
    public Verdict Verdict { get; init; } = Verdict.Pass;
}
