using Threads.Exploration;
using Xunit;

namespace Threads.Tests.Explorers;

public sealed class ConformanceTests
{
    [Theory]
    [InlineData("Ainc2", 2)]
    [InlineData("Ainc3", 6)]
    [InlineData("Ainc4", 24)]
    [InlineData("Ainc5", 120)]
    [InlineData("Ainc6", 720)]
    [InlineData("Binc2", 4)]
    [InlineData("Binc3", 36)]
    [InlineData("Binc4", 576)]
    [InlineData("Writers6", 720)]
    [InlineData("Readers2", 4)]
    [InlineData("Readers8", 256)]
    [InlineData("Indexer12", 8)]
    [InlineData("Indexer15", 4096)]
    [InlineData("LastZero1", 2)]
    [InlineData("LastZero2", 5)]
    [InlineData("LastZero3", 12)]
    [InlineData("LastZero4", 28)]
    [InlineData("LastZero5", 64)]
    [InlineData("FileSystem14", 2)]
    [InlineData("FileSystem16", 8)]
    [InlineData("FileSystem18", 32)]
    [InlineData("FileSystem20", 128)]
    [InlineData("FileSystem22", 512)]
    [InlineData("Fib1", 11)]
    [InlineData("Fib2", 140)]
    [InlineData("StoreBuffering", 3)]
    [InlineData("Iriw", 15)]
    [InlineData("TwoPlusTwoWrites", 3)]
    public void One_trace_for_each_published_execution(string program, int traces)
    {
        var found = Programs.Explore(typeof(ConformancePrograms), program);
        Assert.True(found.Proved, found.Coverage);
        Assert.Equal(traces, found.Traces);

        // Hardly a run is given up: the reduction chooses well.
        Assert.InRange(found.Schedules, traces, traces + traces / 10 + 1);
    }

    // Published for the CHESS tool: three threads, one Interlocked operation each; and binc(4), cumulative by bound.
    [Theory]
    [InlineData("Ainc3", 1, 6)]
    [InlineData("Ainc3", 2, 6)]
    [InlineData("Ainc3", 3, 6)]
    [InlineData("Binc4", 0, 24)]
    [InlineData("Binc4", 1, 168)]
    [InlineData("Binc4", 2, 432)]
    [InlineData("Binc4", 3, 576)]
    public void One_trace_for_each_published_execution_with_so_many_preemptions(string program, int preemptions, int traces)
    {
        var found = Programs.Explore(typeof(ConformancePrograms), program, new Options(Engine.Bounded, preemptions));
        Assert.Equal(traces, found.Traces);
        Assert.Equal(preemptions, found.Preemptions);
    }

    [Theory]
    [InlineData("StoreBuffering", "0 1,1 0,1 1")]
    [InlineData("TwoPlusTwoWrites", "1 2,2 1,2 2")]
    public void Sequential_consistency_allows_exactly_these_outcomes(string program, string outcomes)
    {
        var found = Programs.Explore(typeof(ConformancePrograms), program);
        Assert.Equal(outcomes, string.Join(',', found.Outcomes.Select(outcome => outcome.Value).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Readers_never_disagree_about_the_order_of_two_writes()
    {
        var found = Programs.Explore(typeof(ConformancePrograms), "Iriw");
        Assert.Equal(15, found.Outcomes.Count);
        Assert.DoesNotContain(found.Outcomes, outcome => outcome.Value == "1 0 1 0");
    }
}
