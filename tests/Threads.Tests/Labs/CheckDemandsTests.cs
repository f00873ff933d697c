using Threads.Exploration;
using Threads.Labs;
using Threads.Labs.Exploring;

namespace Threads.Tests.Labs;

/// <summary>What a check demands of an exploration as a whole.</summary>
public sealed class CheckDemandsTests
{
    private static readonly ExplorationResult OneAtATime = Samples.Passed with { Outcomes = [new Outcome("one at a time", 2, "-")] };

    [Fact]
    public void An_outcome_that_must_be_possible_and_is_passes()
    {
        var found = OneAtATime with { Outcomes = [.. OneAtATime.Outcomes, new Outcome("both inside", 1, "m2.A1.B")] };
        Assert.Equal(Verdict.Pass, CheckDemands.Judge(Demanding("both inside"), found).Verdict);
    }

    [Fact]
    public void An_outcome_that_must_be_possible_and_is_not_fails_with_what_was_seen()
    {
        var judged = CheckDemands.Judge(Demanding("both inside"), OneAtATime);
        Assert.Equal(Verdict.WrongOutcome, judged.Verdict);
        Assert.Equal("No interleaving ends with both inside, and at least one should. Seen: one at a time.", judged.Message);
    }

    [Fact]
    public void Nothing_is_claimed_of_interleavings_that_were_not_explored()
    {
        var judged = CheckDemands.Judge(Demanding("both inside"), OneAtATime with { Proved = false });
        Assert.StartsWith("No schedule that was tried ends with both inside", judged.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_races_are_allowed_the_outcome_is_demanded_all_the_same()
    {
        var raced = OneAtATime with { Verdict = Verdict.DataRace };
        Assert.Equal(Verdict.Pass, CheckDemands.Judge(Demanding("one at a time") with { RacesAllowed = true }, raced).Verdict);
        Assert.Equal(Verdict.WrongOutcome, CheckDemands.Judge(Demanding("both inside") with { RacesAllowed = true }, raced).Verdict);
    }

    private static LabCheck Demanding(string outcome) =>
        new(typeof(CheckDemandsTests).GetMethod(nameof(An_outcome_that_must_be_possible_and_is_passes))!, "…", 1, null, false, outcome);
}
