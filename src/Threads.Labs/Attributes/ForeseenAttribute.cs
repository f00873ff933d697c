namespace Threads.Labs;

/// <summary>How a demonstration grades an outcome.</summary>
public enum Grade
{
    /// <summary>What one would expect.</summary>
    Expected,

    /// <summary>What surprises, and can happen.</summary>
    Interesting,

    /// <summary>What must never happen.</summary>
    Forbidden,
}

/// <summary>A row of a demonstration's outcome table: an outcome, its grade, and the reason for it.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public abstract class ForeseenAttribute : Attribute
{
    private protected ForeseenAttribute(Grade grade, string outcome, string reason)
    {
        Grade = grade;
        Outcome = outcome;
        Reason = reason;
    }

    /// <summary>The grade.</summary>
    public Grade Grade { get; }

    /// <summary>The outcome, as the demonstration's value is written: <c>2</c>, <c>(0, 1)</c>.</summary>
    public string Outcome { get; }

    /// <summary>Why.</summary>
    public string Reason { get; }

    /// <summary>
    /// Whether it takes more than an interleaving: the memory model allows it, real cores may show it, exploration does not.
    /// </summary>
    public bool WeakMemory { get; init; }
}

/// <summary>An outcome that one would expect, and that exploration must find.</summary>
/// <param name="outcome">The outcome, as the demonstration's value is written.</param>
/// <param name="reason">Why.</param>
public sealed class ExpectedAttribute(string outcome, string reason) : ForeseenAttribute(Grade.Expected, outcome, reason);

/// <summary>An outcome that surprises, and can happen.</summary>
/// <param name="outcome">The outcome, as the demonstration's value is written.</param>
/// <param name="reason">Why.</param>
public sealed class InterestingAttribute(string outcome, string reason) : ForeseenAttribute(Grade.Interesting, outcome, reason);

/// <summary>An outcome that must never happen.</summary>
/// <param name="outcome">The outcome, as the demonstration's value is written.</param>
/// <param name="reason">Why not.</param>
public sealed class ForbiddenAttribute(string outcome, string reason) : ForeseenAttribute(Grade.Forbidden, outcome, reason);
