using Threads.Coyote;
using Threads.Exploration;
using Threads.Managed;
using Threads.Tests.Explorers;
using Xunit;

namespace Threads.Tests.Coyote;

/// <summary>Coyote against the exhaustive engine: two engines that share no line of choosing must agree about what can happen.</summary>
public sealed class CoyoteTests
{
    private const ulong Seed = 7;

    public static TheoryData<string, int> SmallPrograms => new()
    {
        { "Ainc2", 40 },
        { "Ainc3", 300 },
        { "Binc2", 200 },
        { "Readers2", 200 },
        { "LastZero1", 40 },
        { "LastZero2", 200 },
        { "LastZero3", 800 },
        { "FileSystem14", 20 },
        { "Fib1", 800 },
        { "StoreBuffering", 100 },
        { "TwoPlusTwoWrites", 100 },
        { "Iriw", 800 },
    };

    public static TheoryData<string, int> ProgramsOfTheEngine => new()
    {
        { "TakesNoStep", 3 },
        { "Racy", 400 },
        { "LosesAnUpdate", 100 },
        { "Spins", 40 },
        { "TriesThreeTimes", 400 },
        { "SpinsForEver", 3 },
        { "WaitsAtOnce", 3 },
    };

    public static TheoryData<string> WhatCoyoteAloneDoesNotSee => new(
        typeof(CoyotePrograms).GetMethods().Where(method => method.ReturnType == typeof(bool) && method.IsStatic).Select(method => method.Name));

    [Theory]
    [MemberData(nameof(SmallPrograms))]
    public void Coyote_comes_to_every_trace_and_to_no_other(string program, int schedules) => Agree(typeof(ConformancePrograms), program, schedules);

    [Theory]
    [MemberData(nameof(ProgramsOfTheEngine))]
    public void Coyote_comes_to_the_same_verdict_and_outcomes(string program, int schedules) => Agree(typeof(EnginePrograms), program, schedules);

    [Theory]
    [InlineData(CoyoteStrategy.Random)]
    [InlineData(CoyoteStrategy.Probabilistic)]
    [InlineData(CoyoteStrategy.Prioritization)]
    [InlineData(CoyoteStrategy.DelayBounding)]
    [InlineData(CoyoteStrategy.QLearning)]
    [InlineData(CoyoteStrategy.Portfolio)]
    public void Each_strategy_finds_every_outcome_of_a_race(CoyoteStrategy strategy)
    {
        var all = Programs.Explore(typeof(EnginePrograms), "Racy");
        var found = Explore(typeof(EnginePrograms), "Racy", 600, strategy);
        Assert.Equal(Values(all), Values(found));
        Assert.Equal(all.Verdict, found.Verdict);
        Assert.Equal($"coyote ({strategy switch { CoyoteStrategy.DelayBounding => "delay-bounding", CoyoteStrategy.QLearning => "q-learning", _ => strategy.ToString().ToLowerInvariant() }})", found.Engine);
    }

    [Theory]
    [MemberData(nameof(WhatCoyoteAloneDoesNotSee))]
    public void What_its_own_rewriting_misses_is_found(string program)
    {
        var found = Explore(typeof(CoyotePrograms), program, 100);
        Assert.True(found.Verdict is Verdict.LostUpdate or Verdict.WrongOutcome, $"{found.Verdict}: {found.Message}");
        var again = Explorer.Replay(Programs.World(typeof(CoyotePrograms), program), Schedule.Parse(found.Counterexample!.Schedule));
        Assert.Equal(found.Verdict, again.Verdict);
    }

    [Fact]
    public void The_same_seed_gives_the_same_exploration_and_another_seed_another()
    {
        var first = Explore(typeof(EnginePrograms), "Racy", 40);
        var second = Explore(typeof(EnginePrograms), "Racy", 40);
        Assert.Equal(first.Outcomes, second.Outcomes);
        Assert.Equal(first.Traces, second.Traces);
        Assert.NotEqual(first.Outcomes, Explore(typeof(EnginePrograms), "Racy", 40, seed: Seed + 1000).Outcomes);
    }

    [Fact]
    public void A_sample_proves_nothing_and_says_so()
    {
        var found = Explore(typeof(EnginePrograms), "Iriw", 5);
        Assert.False(found.Proved);
        Assert.Equal(5, found.Schedules);
        Assert.Contains("not the whole space", found.Coverage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_becomes_too_long_is_given_up()
    {
        var found = CoyoteExplorer.Explore(Programs.World(typeof(EnginePrograms), "Iriw"), new Options(Engine.Coyote, Budget: new Budget(5, Depth: 10)));
        Assert.Contains("became too long", found.Coverage, StringComparison.Ordinal);
    }

    [Fact]
    public void No_thread_is_left_behind()
    {
        Explore(typeof(EnginePrograms), "Racy", 5);
        var before = System.Diagnostics.Process.GetCurrentProcess().Threads.Count;
        for (var time = 0; time < 5; time++)
            Explore(typeof(EnginePrograms), "Racy", 20);
        Assert.InRange(System.Diagnostics.Process.GetCurrentProcess().Threads.Count, 0, before + 8);
    }

    private static void Agree(Type type, string program, int schedules)
    {
        var all = Programs.Explore(type, program, new Options(Budget: new Budget(Schedules: 5_000, SchedulesAfterFailure: 1_000)));
        var found = Explore(type, program, schedules, CoyoteStrategy.Prioritization);
        Assert.Equal(all.Verdict, found.Verdict);
        Assert.Equal(Values(all), Values(found));
        if (all.Proved)
            Assert.Equal(all.Traces, found.Traces);
    }

    private static ExplorationResult Explore(Type type, string program, int schedules, CoyoteStrategy strategy = CoyoteStrategy.Random, ulong seed = Seed) =>
        CoyoteExplorer.Explore(Programs.World(type, program), new Options(Engine.Coyote, Seed: seed, Budget: new Budget(schedules), Coyote: strategy));

    private static string[] Values(ExplorationResult found) => [.. found.Outcomes.Select(outcome => outcome.Value).Order(StringComparer.Ordinal)];
}
