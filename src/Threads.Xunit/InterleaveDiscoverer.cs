using System.Diagnostics.CodeAnalysis;
using Xunit.Sdk;
using Xunit.v3;

namespace Threads.Xunit;

/// <summary>Makes one test case of each method with <see cref="InterleaveAttribute"/>. What cannot be explored says so when it is run.</summary>
public sealed class InterleaveDiscoverer : IXunitTestCaseDiscoverer
{
    /// <inheritdoc/>
    [SuppressMessage("Reliability", "CA2000", Justification = "xunit disposes of the test cases that it was given.")]
    public ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        IXunitTestMethod testMethod,
        IFactAttribute factAttribute)
    {
        var details = TestIntrospectionHelper.GetTestCaseDetails(discoveryOptions, testMethod, factAttribute);
        var testCase = new InterleaveTestCase(
            details.ResolvedTestMethod,
            details.TestCaseDisplayName,
            details.UniqueID,
            details.Explicit,
            details.SkipExceptions,
            details.SkipReason,
            details.SkipType,
            details.SkipUnless,
            details.SkipWhen,
            TestIntrospectionHelper.GetTraits(testMethod, null),
            sourceFilePath: details.SourceFilePath,
            sourceLineNumber: details.SourceLineNumber,
            timeout: details.Timeout);
        return new([testCase]);
    }
}
