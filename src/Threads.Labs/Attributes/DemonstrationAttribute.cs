namespace Threads.Labs;

/// <summary>
/// Marks a class that poses one question about two or three tiny actors. In every interleaving a fresh instance is made, its
/// <see cref="ActorAttribute"/> methods run, a thread each, and then its <see cref="OutcomeAttribute"/> method says what came of it.
/// </summary>
/// <param name="name">Its name on the command line, unique in the lab: <c>increment</c>.</param>
/// <param name="question">The question: <c>Can one of two increments vanish?</c></param>
/// <param name="sketch">The program in one line: <c>x++  ‖  x++</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DemonstrationAttribute(string name, string question, string sketch) : Attribute
{
    /// <summary>Its name on the command line.</summary>
    public string Name { get; } = name;

    /// <summary>The question.</summary>
    public string Question { get; } = question;

    /// <summary>The program in one line.</summary>
    public string Sketch { get; } = sketch;

    /// <summary>Its place among the demonstrations of the lab, from 1.</summary>
    public int Order { get; init; }

    /// <summary>What the outcome's parts are, as a heading: <c>r1 r2</c>. Empty for <c>outcome</c>.</summary>
    public string Heading { get; init; } = "";

    /// <summary>The sibling to try next, by name; empty for none.</summary>
    public string Next { get; init; } = "";

    /// <summary>
    /// The file beside the demonstration's that holds the same program as a litmus test, which is then explored under TSO too; empty for
    /// none. What the test observes, in order, are the parts of the outcome.
    /// </summary>
    public string Litmus { get; init; } = "";

    /// <summary>
    /// Whether it also runs on this computer's cores, many thousand times. Say false where a trial does not end, takes long, or
    /// leaves something behind for the next.
    /// </summary>
    public bool OnRealCores { get; init; } = true;
}
