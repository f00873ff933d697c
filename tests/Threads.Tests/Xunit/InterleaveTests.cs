using Threads.Exploration;
using Threads.Xunit;
using Xunit.Runner.Common;
using Xunit.Sdk;
using Xunit.v3;

namespace Threads.Tests.Xunit;

/// <summary>What an explored test says when it fails, and what it refuses.</summary>
public sealed class InterleaveTests
{
    [Fact]
    public async Task A_failure_is_the_counterexample_with_its_lines()
    {
        var text = ResultText.OfFailure(await Explore(typeof(Broken), nameof(Broken.Races)));
        Assert.StartsWith("lost update · data race\n", text, StringComparison.Ordinal);
        Assert.Contains("_count", text, StringComparison.Ordinal);
        Assert.Matches(@"Broken\.cs:\d+", text);
        Assert.Contains("[Interleave(Schedule = \"", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public async Task A_printed_schedule_leads_to_the_same_failure()
    {
        var found = await Explore(typeof(Broken), nameof(Broken.Races));
        var replayed = await Explore(typeof(Broken), nameof(Broken.Races), new InterleaveAttribute { Schedule = found.Counterexample!.Schedule });
        Assert.Equal(found.Verdict, replayed.Verdict);
        Assert.Equal(found.Message, replayed.Message);
    }

    [Fact]
    public async Task An_inherited_test_runs_on_the_class_that_inherits_it() =>
        Assert.NotEqual(Verdict.Pass, (await Explore(typeof(Broken.Heir), nameof(Broken.Races))).Verdict);

    [Fact]
    public async Task A_pass_says_what_was_explored()
    {
        var text = ResultText.OfPass(await Explore(typeof(Broken), nameof(Broken.Passes)));
        Assert.StartsWith("Explored all ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pass_that_is_no_proof_says_so_and_fails_where_a_proof_is_demanded()
    {
        var found = await Explore(typeof(Broken), nameof(Broken.Passes), new InterleaveAttribute { Schedules = 1 });
        Assert.False(found.Proved);
        Assert.StartsWith("Not proved", ResultText.OfPass(found), StringComparison.Ordinal);
        Assert.Contains("MustProve demands", ResultText.OfFailure(found), StringComparison.Ordinal);
    }

    // Runners that start a process for each run hand the test cases over as text.
    [Fact]
    public async Task A_test_case_survives_being_written_and_read()
    {
        var method = (IXunitTestMethod)TestContext.Current.TestMethod!;
        var options = TestFrameworkOptions.ForDiscovery(new TestAssemblyConfiguration());
        var testCase = Assert.Single(await new InterleaveDiscoverer().Discover(options, method, new InterleaveAttribute()));
        var read = SerializationHelper.Instance.Deserialize<InterleaveTestCase>(SerializationHelper.Instance.Serialize(testCase));
        Assert.Equal(testCase.UniqueID, read!.UniqueID);
        Assert.Equal(method.Method, read.TestMethod.Method);
    }

    [Fact]
    public async Task Others_may_write_to_the_console_while_a_test_is_explored()
    {
        var console = Console.Out;
        await using var heard = new StringWriter();
        Console.SetOut(heard);
        try
        {
            var exploration = Explore(typeof(Broken), nameof(Broken.Chatters));
            while (!exploration.IsCompleted) Console.WriteLine("from outside");
            Assert.Equal(Verdict.Pass, (await exploration).Verdict);
            await Console.Out.FlushAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.Contains("from outside", heard.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("from inside", heard.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(Broken), nameof(Broken.TakesAValue), "takes parameters")]
    [InlineData(typeof(Broken), nameof(Broken.ReturnsATask), "Task.WaitAll")]
    [InlineData(typeof(Broken.WithOutput), nameof(Broken.WithOutput.Writes), "ITestOutputHelper output")]
    [InlineData(typeof(Broken.WithLifetime), nameof(Broken.WithLifetime.Runs), "Use the constructor and Dispose")]
    public void What_cannot_be_explored_says_what_to_do(Type type, string method, string advice)
    {
        var refusal = Assert.Throws<InvalidInputException>(() => Refusals.Check(type, type.GetMethod(method)!, new InterleaveAttribute()));
        Assert.Contains(advice, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_contradict_each_other_are_refused()
    {
        Assert.Throws<InvalidInputException>(() => new InterleaveAttribute { Engine = Engine.Random, Preemptions = 1 }.ToOptions());
        Assert.Throws<InvalidInputException>(() => new InterleaveAttribute { Seconds = -1 }.ToOptions());
        Assert.Equal(Engine.Bounded, new InterleaveAttribute { Preemptions = 1 }.ToOptions().Engine);
    }

    // Tests of other collections run beside an exploration. Whatever they allocate, and even if they collect, it stays exact.
    [Fact]
    public async Task An_exploration_stands_a_process_that_allocates_and_collects()
    {
        var isOver = false;
        var allocators = Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; !Volatile.Read(ref isOver); i++)
                {
                    GC.KeepAlive(new byte[80_000]);
                    if (i % 2_000 == 0) GC.Collect();
                }
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        try
        {
            for (var i = 0; i < 20; i++)
            {
                var found = await Explore(typeof(Broken), nameof(Broken.PassesInManyWays));
                Assert.True(found.Proved, found.Message);
                Assert.Equal(70, found.Traces);
            }
        }
        finally
        {
            Volatile.Write(ref isOver, true);
            await Task.WhenAll(allocators);
        }
    }

    private static Task<ExplorationResult> Explore(Type type, string method, InterleaveAttribute? settings = null) =>
        InterleavedRun.Explore(type, type.GetMethod(method)!, settings ?? new InterleaveAttribute(), TestContext.Current.CancellationToken);
}
