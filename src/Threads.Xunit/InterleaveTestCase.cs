using System.ComponentModel;
using Xunit.Sdk;
using Xunit.v3;

namespace Threads.Xunit;

/// <summary>A test case that is explored instead of called. Its settings stay in the attribute, from where they are read when it runs.</summary>
public sealed class InterleaveTestCase : XunitTestCase, ISelfExecutingXunitTestCase
{
    /// <summary>For xunit, which fills in what it has written.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("For xunit, to deserialize.")]
    public InterleaveTestCase()
    {
    }

    internal InterleaveTestCase(
        IXunitTestMethod testMethod,
        string testCaseDisplayName,
        string uniqueID,
        bool @explicit,
        Type[]? skipExceptions,
        string? skipReason,
        Type? skipType,
        string? skipUnless,
        string? skipWhen,
        Dictionary<string, HashSet<string>> traits,
        string? sourceFilePath,
        int? sourceLineNumber,
        int? timeout)
        : base(
            testMethod,
            testCaseDisplayName,
            uniqueID,
            @explicit,
            skipExceptions,
            skipReason,
            skipType,
            skipUnless,
            skipWhen,
            traits,
            sourceFilePath: sourceFilePath,
            sourceLineNumber: sourceLineNumber,
            timeout: timeout)
    {
    }

    /// <inheritdoc/>
    public async ValueTask<RunSummary> Run(
        ExplicitOption explicitOption,
        IMessageBus messageBus,
        object?[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource,
        ParallelMode parallelMode,
        ExecutionScheduler scheduler,
        FixtureMappingManager methodFixtureMappings)
    {
        // The one test of the case, as it is: with no arguments to resolve, a method with parameters gets to its message.
        var test = new XunitTest(
            this, TestMethod, Explicit, SkipReason, SkipType, SkipUnless, SkipWhen, TestCaseDisplayName, 0,
            Traits.ToDictionary(trait => trait.Key, IReadOnlyCollection<string> (trait) => trait.Value), Timeout, [], null, DisableParallelization);
        return await InterleaveTestCaseRunner.Instance.Run(
            this, [test], messageBus, aggregator, cancellationTokenSource, parallelMode, scheduler,
            TestCaseDisplayName, SkipReason, explicitOption, constructorArguments, methodFixtureMappings);
    }
}
