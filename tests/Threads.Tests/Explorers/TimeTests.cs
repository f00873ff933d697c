using Threads.Coyote;
using Threads.Exploration;

namespace Threads.Tests.Explorers;

/// <summary>The time that an exploration is given is all that it takes, whatever the program does and whatever the exploration does at the moment.</summary>
public sealed class TimeTests
{
    private static readonly TimeSpan Little = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan MoreThanTheFirstScheduleHas = TimeSpan.FromSeconds(1.1);

    [Theory]
    [InlineData(Engine.Exhaustive)]
    [InlineData(Engine.Coyote)]
    public void A_run_that_takes_longer_is_cut_short_and_no_pass(Engine engine)
    {
        var found = CoyoteExplorer.Explore(
            Programs.World(typeof(TimePrograms), nameof(TimePrograms.NeverEnds)),
            new Options(engine, Budget: new Budget(Time: Little)));
        Assert.Equal(Verdict.TimedOut, found.Verdict);
        Assert.Contains("No schedule came to its end in the time allowed", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loop_without_a_step_is_cut_short_too()
    {
        var found = Programs.Explore(typeof(TimePrograms), nameof(TimePrograms.NeverTouchesAnything), new Options(Budget: new Budget(Time: Little)));
        Assert.Equal(Verdict.TimedOut, found.Verdict);
        Assert.Contains("in the time allowed", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_race_in_a_run_that_was_cut_short_is_replayed_as_far_as_the_race(bool takesSteps)
    {
        var loop = new RacingLoop(takesSteps);
        var world = new SlowWorld(Programs.World(typeof(TimePrograms), nameof(TimePrograms.RacesAndNeverEnds), loop.Argument), TimeSpan.Zero);
        var found = Explorer.Explore(world, new Options(Budget: new Budget(Time: Little)));
        AssertNamesTheRace(found);
        Assert.False(loop.WasLeftAlone);
        Assert.InRange(world.LongestTrace, 1, 40);
    }

    [Fact]
    public void A_wait_that_comes_back_is_waited_for_though_a_run_was_cut_short_before()
    {
        var calls = 0;
        var loop = new RacingLoop(takesSteps: false, () =>
        {
            // The second run replays the first; its wait lasts longer than one is given that is about to be repeated.
            if (++calls == 2) Thread.Sleep(2_500);
        });
        var found = Explorer.Explore(
            Programs.World(typeof(TimePrograms), nameof(TimePrograms.RacesAndNeverEnds), loop.Argument), new Options(Budget: new Budget(Time: Little)));
        AssertNamesTheRace(found);
        Assert.False(loop.WasLeftAlone);
    }

    [Fact]
    public void A_race_whose_replay_does_not_come_so_far_is_reported_by_its_lines()
    {
        using var never = new SemaphoreSlim(0);
        var calls = 0;
        var loop = new RacingLoop(takesSteps: true, () =>
        {
            if (++calls == 2) never.Wait(CancellationToken.None);
        });
        var found = Explorer.Explore(
            Programs.World(typeof(TimePrograms), nameof(TimePrograms.RacesAndNeverEnds), loop.Argument), new Options(Budget: new Budget(Time: Little)));
        Assert.Equal(Verdict.DataRace, found.Verdict);
        var race = Assert.Single(found.Races);
        Assert.Equal((StepKind.Write, StepKind.Write), (race.First.Kind, race.Second.Kind));
        Assert.EndsWith("TimePrograms.cs", race.First.At.File, StringComparison.Ordinal);
        Assert.True(race.First.At.Line < race.Second.At.Line);
    }

    [Fact]
    public void A_first_run_that_is_late_and_disturbed_says_nothing_about_the_program()
    {
        var found = Explorer.Explore(new DisturbedWorld(MoreThanTheFirstScheduleHas), new Options(Budget: new Budget(Time: Little)));
        Assert.Equal(Verdict.TimedOut, found.Verdict);
        Assert.Contains("No schedule came to its end in the time allowed", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(TimePrograms.Calls), "main")]
    [InlineData(nameof(TimePrograms.CallsOnAThread), "thread A")]
    public void Code_that_waits_behind_the_engines_back_is_interrupted_and_named(string program, string thread)
    {
        using var never = new SemaphoreSlim(0);
        var found = Explorer.Explore(
            Programs.World(typeof(TimePrograms), program, new Action(() => never.Wait(CancellationToken.None))), new Options(Budget: new Budget(Time: Little)));
        Assert.Equal(Verdict.TimedOut, found.Verdict);
        Assert.StartsWith($"{thread} called TimeTests.{nameof(Code_that_waits_behind_the_engines_back_is_interrupted_and_named)} at TimePrograms.cs:", found.Message, StringComparison.Ordinal);

        // Nothing is left behind: no interrupt, no turn, no thread that still has one.
        Assert.True(Programs.Explore(typeof(EnginePrograms), nameof(EnginePrograms.Spins)).Proved);
        Assert.False(never.Wait(1, CancellationToken.None));
    }

    [Fact]
    public void The_first_schedule_has_a_second_however_little_time_there_is()
    {
        var world = new SlowWorld(Programs.World(typeof(EnginePrograms), nameof(EnginePrograms.Iriw)), Little);
        var found = Explorer.Explore(world, new Options(Budget: new Budget(Time: TimeSpan.Zero)));
        Assert.Equal((Verdict.Pass, 1L, 1L), (found.Verdict, found.Schedules, found.Traces));
    }

    [Fact]
    public void Looking_for_a_simpler_failing_run_takes_no_more_than_what_is_left()
    {
        var each = TimeSpan.FromMilliseconds(5);
        var time = TimeSpan.FromMilliseconds(400);
        const int toReport = 30; // one for each pair of racing places, and the counterexample
        // With this seed the first schedule fails already; without a limit, thousands would be looked at for one with fewer preemptions.
        var world = new SlowWorld(Programs.World(typeof(TimePrograms), nameof(TimePrograms.FailsAfterManySwitches)), each);
        var found = Explorer.Explore(world, new Options(Engine.Random, Seed: 12, Budget: new Budget(Time: time)));
        Assert.Equal(Verdict.WrongOutcome, found.Verdict);
        Assert.InRange(world.Runs, 2, (time / each) + toReport);
    }

    [Fact]
    public void Somebody_is_told_that_it_goes_on_however_slow_the_runs_are()
    {
        var told = new List<long>();
        var world = new SlowWorld(Programs.World(typeof(EnginePrograms), nameof(EnginePrograms.Iriw)), TimeSpan.FromMilliseconds(60));
        Explorer.Explore(world, new Options(Budget: new Budget(Schedules: 6)), told.Add);
        Assert.NotEmpty(told);
    }

    private static void AssertNamesTheRace(ExplorationResult found)
    {
        Assert.Equal(Verdict.DataRace, found.Verdict);
        var race = Assert.Single(found.Races);
        Assert.Equal(("_plain", "thread A", "thread B"), (race.Location, race.First.Thread, race.Second.Thread));
        Assert.NotEmpty(found.Counterexample!.Steps);
    }
}
