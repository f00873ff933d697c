using Threads.Exploration;
using Threads.Managed;
using Xunit;

namespace Threads.Tests.Managed.Rewriting;

public sealed class LoadingTests(RewrittenProgram program) : IClassFixture<RewrittenProgram>
{
    [Fact]
    public void A_missing_file_is_said_to_be_missing()
    {
        var e = Assert.Throws<InvalidInputException>(() => InstrumentedAssembly.Load("no/such/program.dll"));
        Assert.DoesNotContain('\n', e.Message);
        Assert.Contains("program.dll", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_assembly_is_refused()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "hello");
        var e = Assert.Throws<InvalidInputException>(() => InstrumentedAssembly.Load(path));
        File.Delete(path);
        Assert.Contains("is not a .NET assembly", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_native_executable_is_refused() =>
        Assert.Throws<InvalidInputException>(() => InstrumentedAssembly.Load(Path.ChangeExtension(typeof(LoadingTests).Assembly.Location, null)));

    [Theory]
    [InlineData("Threads.Tests.Managed.Rewriting.Samples+Explicit.Get")]
    [InlineData("Threads.Tests.Managed.Rewriting.Samples.Explicit.Get")]
    public void A_method_of_a_nested_type_is_found_by_plus_and_by_dot(string name) => Assert.NotNull(program.Instrumented.FindMethod(name));

    [Fact]
    public void The_copy_is_not_the_original()
    {
        Assert.NotSame(typeof(LoadingTests).Assembly, program.Instrumented.Assembly);
        Assert.Null(program.Instrumented.FindMethod("Threads.Tests.Nothing.Here"));
    }
}
