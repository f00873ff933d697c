using Threads.Exploration;
using Threads.Labs.Exploring;
using Threads.Tests.Explorers;

namespace Threads.Tests.Labs.Exploring;

/// <summary>What Coyote's word counts for beside our own engine's.</summary>
public sealed class SecondOpinionTests
{
    private static readonly IWorld World = Programs.World(typeof(EnginePrograms), nameof(EnginePrograms.Spins));

    [Fact]
    public void Coyote_that_finishes_no_run_in_its_time_contradicts_no_proof()
    {
        var first = Explorer.Explore(World, new Options());
        Assert.True(first.Proved);
        var both = SecondOpinion.Of(new SlowWorld(World, TimeSpan.FromSeconds(1.1)), new Options(), first, found => found, _ => { });
        Assert.Equal((Verdict.Pass, true, first.Schedules), (both.Verdict, both.Proved, both.Schedules));
        Assert.StartsWith($"{first.Coverage} Coyote came to the end of no schedule in ", both.Coverage, StringComparison.Ordinal);
    }

    [Fact]
    public void Nor_does_it_contradict_a_search_that_was_not_finished()
    {
        var first = Explorer.Explore(World, new Options(Budget: new Budget(Schedules: 1)));
        Assert.False(first.Proved);
        var both = SecondOpinion.Of(new SlowWorld(World, TimeSpan.FromSeconds(1.1)), new Options(), first, found => found, _ => { });
        Assert.Equal((Verdict.Pass, false), (both.Verdict, both.Proved));
        Assert.Contains("Coyote came to the end of no schedule in ", both.Coverage, StringComparison.Ordinal);
    }
}
