using Threads.Exploration;

namespace Threads.Labs.Exploring;

/// <summary>What a check says about an exploration as a whole: races it does not mind, an outcome that must be possible.</summary>
internal static class CheckDemands
{
    public static Exploration.Exploration Judge(LabCheck check, Exploration.Exploration found) => Reach(check, Allow(check, found));

    /// <summary>Forgives the races that the check does not mind.</summary>
    public static Exploration.Exploration Allow(LabCheck check, Exploration.Exploration found) => check.RacesAllowed && found.Verdict == Verdict.DataRace
        ? found with { Verdict = Verdict.Pass, Message = null, Counterexample = null }
        : found;

    /// <summary>Demands the outcome that must be possible.</summary>
    public static Exploration.Exploration Reach(LabCheck check, Exploration.Exploration found)
    {
        if (check.Reaches is not { } wanted || found.Verdict != Verdict.Pass) return found;
        if (found.Outcomes.Any(outcome => outcome.Value == wanted)) return found;
        var seen = found.Outcomes.Count == 0 ? "nothing" : string.Join(", ", found.Outcomes.Select(outcome => outcome.Value));
        return found with
        {
            Verdict = Verdict.WrongOutcome,
            Message = $"{(found.Proved ? "No interleaving ends" : "No schedule that was tried ends")} with {wanted}, and at least one should. Seen: {seen}.",
        };
    }
}
