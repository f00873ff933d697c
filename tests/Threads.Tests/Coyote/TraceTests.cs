using Threads.Coyote;
using Threads.Exploration;
using Threads.Managed;
using Threads.Tests.Explorers;
using Xunit;

namespace Threads.Tests.Coyote;

/// <summary>Coyote's own replay: the trace of a failing run leads to that run again.</summary>
public sealed class TraceTests
{
    private const string Failing = nameof(CoyotePrograms.ChecksUnderALockAndActsUnderAnother);

    [Theory]
    [InlineData(CoyoteStrategy.Random)]
    [InlineData(CoyoteStrategy.Prioritization)]
    [InlineData(CoyoteStrategy.QLearning)]
    [InlineData(CoyoteStrategy.Portfolio)]
    public void A_trace_of_a_failing_run_fails_again(CoyoteStrategy strategy)
    {
        var (found, trace) = ExploreForTrace(strategy);
        Assert.Equal(Verdict.LostUpdate, found.Verdict);
        for (var time = 0; time < 2; time++)
        {
            var again = CoyoteExplorer.Replay(World(typeof(CoyotePrograms), Failing), trace!);
            Assert.Equal(Verdict.LostUpdate, again.Verdict);
            Assert.Equal("replay", again.Engine);
            Assert.Equal(1, again.Schedules);
            Assert.NotEmpty(again.Counterexample!.Steps);
        }
    }

    [Fact]
    public void A_passing_program_leaves_no_trace()
    {
        var (found, trace) = CoyoteExplorer.ExploreForTrace(
            Programs.World(typeof(ConformancePrograms), "Ainc2"), new Options(Engine.Coyote, Budget: new Budget(5)));
        Assert.Equal(Verdict.Pass, found.Verdict);
        Assert.Null(trace);
    }

    [Fact]
    public void What_is_no_trace_or_of_another_program_is_refused_in_one_line()
    {
        var (_, trace) = ExploreForTrace(CoyoteStrategy.Random);
        foreach (var text in new[] { "nonsense", "{}", trace! })
        {
            var refusal = Assert.Throws<InvalidInputException>(() => CoyoteExplorer.Replay(World(typeof(EnginePrograms), "Spins"), text));
            Assert.DoesNotContain('\n', refusal.Message);
        }
    }

    private static (ExplorationResult Found, string? Trace) ExploreForTrace(CoyoteStrategy strategy) =>
        CoyoteExplorer.ExploreForTrace(World(typeof(CoyotePrograms), Failing), new Options(Engine.Coyote, Seed: 7, Budget: new Budget(500), Coyote: strategy));

    private static ManagedWorld World(Type type, string program) => Programs.World(type, program);
}
