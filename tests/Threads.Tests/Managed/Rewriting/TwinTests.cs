using Threads.Exploration;
using Xunit;

namespace Threads.Tests.Managed.Rewriting;

public sealed class TwinTests(RewrittenProgram program) : IClassFixture<RewrittenProgram>
{
    [Theory]
    [InlineData("TwoThreads", 3)]
    [InlineData("Locks", 14)]
    [InlineData("Atomics", 9L)]
    [InlineData("Interrupted", 11)]
    [InlineData("ThreadStatics", 32)]
    [InlineData("Spinning", 1)]
    [InlineData("Disposes", 1)]
    public void A_program_on_threads_runs_on_the_twins(string name, object expected)
    {
        var (value, ending, _) = Run(name);

        Assert.True(ending.Verdict == Verdict.Pass, ending.Message);
        Assert.Equal(expected, value);
    }

    [Fact]
    public void A_handler_for_every_exception_does_not_swallow_a_deadlock() => Assert.Equal(Verdict.Deadlock, Run("Deadlocked").Ending.Verdict);

    [Fact]
    public void A_call_of_a_twin_is_a_step_at_its_line()
    {
        var (_, _, trace) = Run("Locks");

        var acquires = trace.Where(row => row.Step.Kind == StepKind.Acquire).ToArray();
        Assert.NotEmpty(acquires);
        Assert.All(acquires, row => Assert.Equal("TwinSamples.cs", row.At.File));
        Assert.Contains(acquires, row => row.At.Code.Contains("lock (_modern)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_stack_trace_names_the_line()
    {
        var method = program.Method($"{typeof(TwinSamples).FullName}.Throws");
        var e = Assert.Throws<InvalidOperationException>(() => method.Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, null, null));
        Assert.Contains("TwinSamples.cs:line", e.StackTrace, StringComparison.Ordinal);
    }

    private (object? Value, Ending Ending, IReadOnlyList<TraceRow> Trace) Run(string name) => program.Run($"{typeof(TwinSamples).FullName}.{name}");
}
