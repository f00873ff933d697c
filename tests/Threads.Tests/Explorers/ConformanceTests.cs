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
    public void One_trace_for_each_published_execution(string program, int traces)
    {
        var found = Programs.Explore(typeof(ConformancePrograms), program, new Options());
        TestContext.Current.TestOutputHelper!.WriteLine($"{program}: {found.Traces} traces, {found.Schedules} schedules, {found.Elapsed.TotalMilliseconds:F0} ms, {found.Schedules/found.Elapsed.TotalSeconds:F0}/s {found.Verdict} {found.Message}");
        Assert.True(found.Proved, found.Coverage);
        Assert.Equal(traces, found.Traces);
    }
}
