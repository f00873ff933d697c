using Xunit.v3;

namespace Threads.Xunit;

/// <summary>Runs a test case as xunit does, but for the last stage: its test is explored.</summary>
internal sealed class InterleaveTestCaseRunner : XunitTestCaseRunner
{
    public static new InterleaveTestCaseRunner Instance { get; } = new();

    protected override async ValueTask<RunSummary> RunTest(XunitTestCaseRunnerContext ctxt, IXunitTest test)
    {
        await using var context = new XunitTestRunnerContext(
            test,
            ctxt.ExplicitOption,
            ctxt.MessageBus,
            ctxt.Aggregator.Clone(),
            ctxt.CancellationTokenSource,
            ctxt.ParallelMode,
            ctxt.Scheduler,
            ctxt.BeforeAfterTestAttributes,
            ctxt.ConstructorArguments,
            ctxt.CaseFixtureMappings);
        await context.InitializeAsync();
        return await InterleaveTestRunner.Instance.Execute(context);
    }
}
