using Threads.Exploration;
using Xunit;

namespace Threads.Tests.Explorers;

/// <summary>The engines against each other, schedules, budgets, and what is said of them.</summary>
public sealed class EngineTests
{
    public static TheoryData<string> Everything => new("StoreBuffering", "TwoPlusTwoWrites", "Racy", "TriesThreeTimes");

    [Theory]
    [MemberData(nameof(Everything))]
    public void The_bounded_engine_without_a_bound_finds_what_the_exhaustive_finds(string program)
    {
        var exhaustive = Explore(program, new Options());
        var bounded = Explore(program, new Options(Engine.Bounded));
        Assert.True(bounded.Proved, bounded.Coverage);
        Assert.Equal(exhaustive.Traces, bounded.Traces);
        Assert.Equal(Values(exhaustive), Values(bounded));
    }

    [Theory]
    [InlineData(Engine.Random)]
    [InlineData(Engine.Pct)]
    public void A_random_engine_finds_a_part_of_what_the_exhaustive_finds_and_all_given_enough_schedules(Engine engine)
    {
        var all = Values(Explore("Racy", new Options()));
        for (var seed = 0UL; seed < 20; seed++)
        {
            var few = Explore("Racy", new Options(engine, Seed: seed, Budget: new Budget(3)));
            Assert.False(few.Proved);
            Assert.Subset(all.ToHashSet(), Values(few).ToHashSet());
        }

        Assert.Equal(all, Values(Explore("Racy", new Options(engine, Seed: 7, Budget: new Budget(600)))));
    }

    [Fact]
    public void The_same_seed_gives_the_same_exploration()
    {
        var first = Explore("Racy", new Options(Engine.Random, Seed: 11, Budget: new Budget(50)));
        var second = Explore("Racy", new Options(Engine.Random, Seed: 11, Budget: new Budget(50)));
        Assert.Equal(first.Outcomes, second.Outcomes);
        Assert.Equal(first.Traces, second.Traces);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_outcome_comes_with_a_schedule_that_leads_to_it_again(string program)
    {
        var found = Explore(program, new Options());
        Assert.NotEmpty(found.Outcomes);
        foreach (var outcome in found.Outcomes)
        {
            var again = Explorer.Replay(Programs.World(typeof(EnginePrograms), program), Schedule.Parse(outcome.Schedule));
            Assert.Equal(outcome.Value, Assert.Single(again.Outcomes).Value);
            Assert.Equal(outcome.Schedule, Assert.Single(again.Outcomes).Schedule);
        }
    }

    [Fact]
    public void The_counterexample_has_the_fewest_preemptions_and_replays_to_the_same_steps()
    {
        var found = Explore("LosesAnUpdate", new Options());
        Assert.Equal(Verdict.LostUpdate, found.Verdict);
        Assert.Equal(1, found.Counterexample!.Preemptions);
        var again = Explorer.Replay(Programs.World(typeof(EnginePrograms), "LosesAnUpdate"), Schedule.Parse(found.Counterexample.Schedule));
        Assert.Equal(found.Verdict, again.Verdict);
        Assert.Equal(
            found.Counterexample.Steps.Select(row => (row.Thread, row.At, row.Step.Kind, row.Location, row.From, row.To)),
            again.Counterexample!.Steps.Select(row => (row.Thread, row.At, row.Step.Kind, row.Location, row.From, row.To)).Take(found.Counterexample.Steps.Count));
    }

    [Fact]
    public void A_race_shows_in_one_schedule_in_which_nothing_fails()
    {
        var found = Explore("Racy", new Options(Engine.Random, Budget: new Budget(1)));
        var race = Assert.Single(found.Races, race => race is { First.Kind: StepKind.Write, Second.Kind: StepKind.Write });
        Assert.Equal("_x", race.Location);
        Assert.Equal("EnginePrograms.cs", race.First.At.File);
    }

    [Fact]
    public void A_budget_that_ends_early_proves_nothing_and_says_so()
    {
        var schedules = Explore("Iriw", new Options(Budget: new Budget(5)));
        Assert.False(schedules.Proved);
        Assert.Contains("as many as the budget allows", schedules.Coverage, StringComparison.Ordinal);
        var depth = Explore("Iriw", new Options(Budget: new Budget(Depth: 10)));
        Assert.False(depth.Proved);
        Assert.Contains("became too long", depth.Coverage, StringComparison.Ordinal);
        var time = Explore("Iriw", new Options(Budget: new Budget(Time: TimeSpan.Zero)));
        Assert.False(time.Proved);
    }

    [Fact]
    public void A_thread_that_would_read_the_same_again_waits_for_a_write()
    {
        var found = Explore("Spins", new Options());
        Assert.True(found.Proved, found.Coverage);
        Assert.Equal(2, found.Traces);
        Assert.Equal("seen", Assert.Single(found.Outcomes).Value);
    }

    [Fact]
    public void A_loop_that_counts_its_rounds_is_no_spinning()
    {
        var found = Explore("TriesThreeTimes", new Options());
        Assert.True(found.Proved, found.Coverage);
        Assert.Equal(["gave up", "seen"], Values(found));
        Assert.Equal(4, found.Traces);
    }

    [Fact]
    public void A_thread_that_spins_for_something_that_never_comes_is_a_livelock()
    {
        var found = Explore("SpinsForEver", new Options());
        Assert.Equal(Verdict.Livelock, found.Verdict);
        Assert.Contains("EnginePrograms.cs", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_threads_that_keep_giving_way_to_each_other_are_a_livelock()
    {
        var found = Explore("GivesWayForEver", new Options(Budget: new Budget(Time: TimeSpan.FromSeconds(20), SchedulesAfterFailure: 100)));
        Assert.Equal(Verdict.Livelock, found.Verdict);
    }

    [Fact]
    public void A_program_that_depends_on_chance_is_not_explored()
    {
        var found = Explore("DependsOnChance", new Options());
        Assert.Equal(Verdict.Unsupported, found.Verdict);
        Assert.Contains("chance", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Exhaustive)]
    [InlineData(Engine.Bounded)]
    [InlineData(Engine.DepthFirst)]
    public void A_run_without_a_choice_is_run_once(Engine engine)
    {
        var stuck = Explore("WaitsAtOnce", new Options(engine));
        Assert.Equal((Verdict.Deadlock, 1L, true), (stuck.Verdict, stuck.Schedules, stuck.Proved));
        var plain = Explore("TakesNoStep", new Options(engine));
        Assert.Equal((Verdict.Pass, 1L, true), (plain.Verdict, plain.Schedules, plain.Proved));
    }

    [Fact]
    public void An_async_method_is_unsupported_and_its_line_is_named()
    {
        var found = Explore("Awaits", new Options());
        Assert.Equal(Verdict.Unsupported, found.Verdict);
        Assert.Matches(@"\(EnginePrograms\.cs:\d+\)", found.Message);
    }

    [Theory]
    [InlineData("m2.A1.B2.A")]
    [InlineData("A!1.AB3")]
    [InlineData("-")]
    public void A_schedule_prints_as_it_was_written(string text) => Assert.Equal(text, Schedule.Parse(text).ToString());

    [Theory]
    [InlineData("m2..A")]
    [InlineData("3A")]
    [InlineData("a1")]
    [InlineData("A1x")]
    [InlineData("A99999999999")]
    public void What_is_no_schedule_is_refused_in_one_line(string text)
    {
        var refusal = Assert.Throws<InvalidInputException>(() => Schedule.Parse(text));
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public void A_schedule_of_another_program_is_refused() =>
        Assert.Throws<InvalidInputException>(() => Explorer.Replay(Programs.World(typeof(EnginePrograms), "Racy"), Schedule.Parse("m1.Z5")));

    private static ExplorationResult Explore(string program, Options options) => Programs.Explore(typeof(EnginePrograms), program, options);

    private static string[] Values(ExplorationResult found) => [.. found.Outcomes.Select(outcome => outcome.Value).Order(StringComparer.Ordinal)];
}
