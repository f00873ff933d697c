using Threads.Exploration;
using Xunit;

namespace Threads.Tests.Managed.Rewriting;

public sealed class AccessTests(RewrittenProgram program) : IClassFixture<RewrittenProgram>
{
    [Theory]
    [InlineData("WriteField", StepKind.Write, "Value")]
    [InlineData("ReadField", StepKind.Read, "Value")]
    [InlineData("WriteStatic", StepKind.Write, "_static")]
    [InlineData("ReadStatic", StepKind.Read, "_static")]
    [InlineData("WriteProperty", StepKind.Write, "Count")]
    [InlineData("WriteVolatile", StepKind.Write, "Flag")]
    [InlineData("ReadReadonly", StepKind.Read, "Fixed")]
    [InlineData("ReadPrimary", StepKind.Read, "seed")]
    [InlineData("WriteNested", StepKind.Write, "Pair.Right")]
    [InlineData("CallOnNested", StepKind.Read, "Left")]
    [InlineData("WriteElement", StepKind.Write, "[2]")]
    [InlineData("WriteGrid", StepKind.Write, "Grid")]
    [InlineData("WriteThroughRef", StepKind.Write, "Value")]
    [InlineData("WriteThroughSpan", StepKind.Write, "span")]
    [InlineData("WriteThroughPointer", StepKind.Write, "p")]
    [InlineData("WriteCaptured", StepKind.Write, "captured")]
    [InlineData("ParseIntoField", StepKind.Write, "Value")]
    [InlineData("FormatField", StepKind.Read, "Value")]
    [InlineData("AddToList", StepKind.Write, "List")]
    [InlineData("SortArray", StepKind.Write, "[1]")]
    [InlineData("FillSpan", StepKind.Write, "span")]
    [InlineData("CopySpan", StepKind.Read, "span")]
    [InlineData("SumArray", StepKind.Read, "[1]")]
    [InlineData("ClearNested", StepKind.Write, "Pair")]
    public void An_access_is_a_step_with_its_variable_and_line(string name, StepKind kind, string variable)
    {
        var (_, ending, trace) = program.Run($"{typeof(AccessSamples).FullName}.{name}");

        Assert.True(ending.Verdict == Verdict.Pass, ending.Message);
        Assert.Contains(trace, row => row.Step.Kind == kind && row.Location.Contains(variable, StringComparison.Ordinal)
            && row.At.File == "AccessSamples.cs" && row.At.Line > 0 && row.At.Code.Length > 0);
    }

    [Fact]
    public void A_concurrency_api_without_a_twin_is_named_with_its_line()
    {
        var (_, ending, _) = program.Run($"{typeof(AccessSamples).FullName}.Unsupported");

        Assert.Equal(Verdict.Unsupported, ending.Verdict);
        Assert.Contains("System.Threading.ReaderWriterLock", ending.Message, StringComparison.Ordinal);
        Assert.Contains("AccessSamples.cs:", ending.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_async_method_is_unsupported_by_name_while_its_builder_has_no_twin()
    {
        var (value, ending, _) = program.Run($"{typeof(AccessSamples).FullName}.Awaiting");

        if (ending.Verdict == Verdict.Pass)
            Assert.Equal(AccessSamples.Awaiting(), value);
        else
            Assert.Contains("AsyncTaskMethodBuilder", ending.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_original_file_is_untouched()
    {
        var path = typeof(AccessSamples).Assembly.Location;
        var before = File.GetLastWriteTimeUtc(path);
        using (var _ = Threads.Managed.InstrumentedAssembly.Load(path))
        {
        }

        Assert.Equal(before, File.GetLastWriteTimeUtc(path));
    }
}
