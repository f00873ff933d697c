namespace Threads.Exploration;

/// <summary>The words for verdicts and steps, the same in every report.</summary>
public static class Words
{
    /// <summary>A verdict: <c>lost update</c>.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.LostWakeup => "lost wake-up",
        _ => Spaced(verdict.ToString(), ' '),
    };

    /// <summary>A kind of step: <c>read-modify-write</c>.</summary>
    public static string Of(StepKind kind) => Spaced(kind.ToString(), '-');

    private static string Spaced(string name, char space) =>
        string.Concat(name.Select((letter, at) => char.IsUpper(letter) ? (at == 0 ? "" : space.ToString()) + char.ToLowerInvariant(letter) : letter.ToString()));
}
