using System.Diagnostics;
using Threads.Exploration;
using Xunit;
using Xunit.v3;

namespace Threads.Xunit;

/// <summary>
/// The stage at which xunit would make the class and call the method. The class is not made, the method not called: a copy
/// of both is explored, and what was found becomes the test's result, output and warning.
/// </summary>
internal sealed class InterleaveTestRunner : XunitTestRunnerBase<XunitTestRunnerContext, IXunitTest>
{
    public static InterleaveTestRunner Instance { get; } = new();

    public ValueTask<RunSummary> Execute(XunitTestRunnerContext context) => Run(context);

    protected override bool IsTestClassCreatable(XunitTestRunnerContext ctxt) => false;

    protected override async ValueTask<TimeSpan> InvokeTest(XunitTestRunnerContext ctxt, object? testClassInstance)
    {
        var clock = Stopwatch.StartNew();
        await ctxt.Aggregator.RunAsync(async () => await Explore(ctxt.Test, ctxt.CancellationTokenSource.Token));
        return clock.Elapsed;
    }

    private static async Task Explore(IXunitTest test, CancellationToken cancellation)
    {
        var method = test.TestMethod.Method;
        var testClass = test.TestMethod.TestClass.Class;
        var settings = test.TestMethod.FactAttributes.OfType<InterleaveAttribute>().First();
        var position = $"   at {testClass.FullName}.{method.Name}() in {settings.SourceFilePath}:line {settings.SourceLineNumber}";
        ExplorationResult found;
        try
        {
            Refusals.Check(testClass, method, settings);
            found = await InterleavedRun.Explore(testClass, method, settings, cancellation);
        }
        catch (InvalidInputException refusal)
        {
            throw new InterleavingFailedException(ResultText.OfRefusal(refusal.Message), position);
        }

        // Assert.Skip in an explored test skips it as a whole; xunit knows the request by how the message begins.
        if (found.Message?.StartsWith(DynamicSkipToken.Value, StringComparison.Ordinal) == true)
            throw new InterleavingFailedException(found.Message, position);
        if (found.Verdict != Verdict.Pass || (settings.MustProve && !found.Proved))
            throw new InterleavingFailedException(ResultText.OfFailure(found), position);
        TestContext.Current.TestOutputHelper?.WriteLine(ResultText.OfPass(found));
        if (!found.Proved && settings is { Engine: Engine.Exhaustive, Preemptions: < 0 })
            TestContext.Current.AddWarning($"Not proved: {found.Coverage}");
    }
}
