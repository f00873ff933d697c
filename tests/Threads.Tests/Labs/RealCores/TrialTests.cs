using Threads.Labs;
using Threads.Labs.RealCores;

namespace Threads.Tests.Labs.RealCores;

/// <summary>Demonstrations on this computer's cores. Nothing here depends on how fast they are, or on who else uses them.</summary>
public sealed class TrialTests
{
    private static readonly string[] Possible = ["0 0", "0 1", "1 0", "1 1"];

    [Fact]
    public void Two_cores_show_that_plain_stores_wait_in_a_buffer() => AssertSeenOnce(typeof(StoreBuffering));

    [Fact]
    public void Volatile_stores_wait_there_too() => AssertSeenOnce(typeof(StoreBufferingVolatile));

    [Fact]
    public void Behind_a_full_fence_nobody_misses_both_stores()
    {
        Assert.Equal(0, Try(typeof(StoreBufferingFenced), 200_000).CountOf("0 0"));
    }

    [Fact]
    public void Actors_that_wait_for_each_other_get_on()
    {
        var seen = Try(typeof(HandOver), 300);
        Assert.Equal([new SeenOutcome("2", seen.Count)], seen.Outcomes);
    }

    [Fact]
    public void More_actors_than_cores_take_turns()
    {
        var seen = Try(typeof(Crowd), 500);
        Assert.Equal(Crowd.Size, seen.Actors);
        Assert.Equal(Crowd.Size <= seen.Cores, seen.Pinned);
        Assert.Equal([new SeenOutcome($"{Crowd.Size}", seen.Count)], seen.Outcomes);
    }

    [Fact]
    public void What_an_actor_throws_is_an_outcome()
    {
        var seen = Try(typeof(Throwing), 100);
        Assert.Equal([new SeenOutcome("unhandled exception", 100)], seen.Outcomes);
    }

    [Fact]
    public void A_trial_that_does_not_end_is_told()
    {
        var seen = Try(typeof(Endless), 100);
        Assert.Equal(0, seen.Count);
        Assert.Contains("did not end", seen.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_trials_would_share_a_variable_there_are_none()
    {
        var seen = Try(typeof(Shared), 100);
        Assert.Equal(0, seen.Count);
        Assert.Contains("count is static", seen.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_demonstration_may_opt_out() => Assert.Equal(0, Try(typeof(OptedOut), 100).Count);

    [Fact]
    public void What_was_seen_and_not_explored_is_a_contradiction_unless_memory_is_weak()
    {
        var exploration = Samples.Passed with { Outcomes = [new("0 1", 2, "-"), new("1 0", 2, "-"), new("1 1", 2, "-")] };
        var seen = new Trials(10, 2, 2, Pinned: true, TimeSpan.FromSeconds(1), [new SeenOutcome("1 0", 9), new SeenOutcome("0 0", 1)]);
        Assert.Equal(["0 0"], Disagreement.Between(DemonstrationReader.Read(typeof(StoreBufferingFenced)), exploration, seen));
        Assert.Empty(Disagreement.Between(DemonstrationReader.Read(typeof(StoreBuffering)), exploration, seen));
        Assert.Empty(Disagreement.Between(DemonstrationReader.Read(typeof(StoreBufferingFenced)), exploration with { Proved = false }, seen));
    }

    // Where others use the cores the actors seldom run at the same time, and sometimes never in all these trials: then once more.
    private static void AssertSeenOnce(Type type)
    {
        Trials seen;
        var times = 0;
        do
        {
            seen = Try(type, 200_000);
            Assert.SkipUnless(seen.Pinned, "It takes two cores to see it.");
        }
        while (seen.CountOf("0 0") == 0 && ++times < 50);
        Assert.True(seen.CountOf("0 0") > 0, Told(seen));
    }

    private static Trials Try(Type type, long trials)
    {
        var seen = TrialRunner.Run(DemonstrationReader.Read(type), TrialLimits.Of(trials));
        TestContext.Current.TestOutputHelper?.WriteLine(Told(seen));
        Assert.Equal(seen.Count, seen.Outcomes.Sum(outcome => outcome.Count));
        if (type.Name.StartsWith("Store", StringComparison.Ordinal)) Assert.All(seen.Outcomes, outcome => Assert.Contains(outcome.Value, Possible));
        return seen;
    }

    private static string Told(Trials seen) => $"{seen.Count} trials in {seen.Elapsed.TotalSeconds:0.00} s: {string.Join(", ", seen.Outcomes)} {seen.Note}";
}
