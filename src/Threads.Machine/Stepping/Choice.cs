using Threads.Exploration;

namespace Threads.Machine;

/// <summary>A step that somebody could take next.</summary>
/// <param name="Process">The engine's number of who takes it.</param>
/// <param name="Name">Who takes it, as schedules write it: <c>m</c>, <c>A</c>, <c>A></c>.</param>
/// <param name="Thread">The thread that takes it, or whose store buffer does.</param>
/// <param name="Row">The step, as a trace tells it beforehand.</param>
/// <param name="Text">What it would do, for a reader.</param>
/// <param name="IsEnabled">Whether it can be taken now.</param>
public sealed record Choice(int Process, string Name, int Thread, TraceRow Row, string Text, bool IsEnabled)
{
    /// <summary>Whether it lets a store reach memory.</summary>
    public bool IsDrain => Row.Step.Kind == StepKind.Drain;
}
