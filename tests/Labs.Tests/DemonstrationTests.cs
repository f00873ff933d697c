using Threads.Labs;
using Threads.Labs.RealCores;
using Threads.Machine;

namespace Labs.Tests;

/// <summary>A demonstration's outcome table says what exploration finds: no more, no less.</summary>
public sealed class DemonstrationTests
{
    private static readonly TrialLimits Limits = new(20_000, TimeSpan.FromSeconds(0.2));

    public static TheoryData<string, string> Demonstrations =>
        new(BuiltLab.All.SelectMany(lab => lab.Lab.Demonstrations.Select(demonstration => (lab.Lab.Name, demonstration.Name))));

    public static TheoryData<string, string> WithLitmus =>
        new(BuiltLab.All.SelectMany(lab => lab.Lab.Demonstrations.Where(demonstration => demonstration.Litmus.Length > 0).Select(demonstration => (lab.Lab.Name, demonstration.Name))));

    [Theory]
    [MemberData(nameof(Demonstrations))]
    public void Its_outcomes_are_those_foreseen_and_none_is_forbidden(string lab, string name)
    {
        var built = BuiltLab.Open(lab);
        var demonstration = built.Lab.Demonstrations.Single(candidate => candidate.Name == name);
        var found = built.Explore(demonstration);
        Assert.True(found.Proved, found.Coverage);
        var possible = demonstration.Foreseen.Where(foreseen => foreseen.Grade != Grade.Forbidden && !foreseen.WeakMemory).Select(foreseen => foreseen.Outcome);
        Assert.Equal(possible.Order(StringComparer.Ordinal), found.Outcomes.Select(outcome => outcome.Value).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(WithLitmus))]
    public void Its_litmus_test_is_the_same_program(string lab, string name)
    {
        var built = BuiltLab.Open(lab);
        var demonstration = built.Lab.Demonstrations.Single(candidate => candidate.Name == name);
        Assert.Equal(Sorted(built.Explore(demonstration).Outcomes.Select(outcome => outcome.Value)), OutcomesUnder(MemoryModel.Sc));
        Assert.Equal(Sorted(demonstration.Foreseen.Where(row => row.Grade != Grade.Forbidden).Select(row => row.Outcome)), OutcomesUnder(MemoryModel.Tso));

        string[] OutcomesUnder(MemoryModel model) => Sorted(DemonstrationLitmus.Explore(built.Folder, demonstration, model)!.States.Select(DemonstrationLitmus.OutcomeOf));
    }

    [Theory]
    [MemberData(nameof(Demonstrations))]
    public void Real_cores_show_no_outcome_that_no_interleaving_has(string lab, string name)
    {
        var built = BuiltLab.Open(lab);
        var found = built.Explore(built.Lab.Demonstrations.Single(candidate => candidate.Name == name));
        var original = built.Original.Demonstrations.Single(candidate => candidate.Name == name);
        var seen = TrialRunner.Run(original, Limits);
        Assert.True(seen.Count > 0 || seen.Note is not null);
        Assert.Empty(Disagreement.Between(original, found, seen));
    }

    [Theory]
    [MemberData(nameof(Demonstrations))]
    public void The_sibling_that_it_names_is_there(string lab, string name)
    {
        var parts = BuiltLab.Open(lab).Lab.Demonstrations;
        var next = parts.Single(candidate => candidate.Name == name).Next;
        Assert.True(next.Length == 0 || parts.Any(candidate => candidate.Name == next), $"There is no demonstration '{next}'.");
    }

    private static string[] Sorted(IEnumerable<string> outcomes) => [.. outcomes.Order(StringComparer.Ordinal)];
}
