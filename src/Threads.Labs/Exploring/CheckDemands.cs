using Threads.Exploration;

namespace Threads.Labs.Exploring;

/// <summary>What a check says about an exploration as a whole: races it does not mind, an outcome that must be possible.</summary>
internal static class CheckDemands
{
    public static ExplorationResult Judge(LabCheck check, ExplorationResult found) => Reach(check, Allow(check, found));

    /// <summary>Forgives the races that the check does not mind.</summary>
    public static ExplorationResult Allow(LabCheck check, ExplorationResult found) => check.RacesAllowed && found.Verdict == Verdict.DataRace
        ? found with { Verdict = Verdict.Pass, Message = null, Counterexample = null }
        : found;

    /// <summary>Demands the outcome that must be possible.</summary>
    public static ExplorationResult Reach(LabCheck check, ExplorationResult found)
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
