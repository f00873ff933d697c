namespace Threads.Tests.Cli;

/// <summary>Whatever the explored code does to its process, there is a verdict, soon, and an exit code that says so.</summary>
public sealed class HostileTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(3); // instead of never, on a busy machine too

    [Theory]
    [InlineData("Spins", "timed out", "never ends|for ever")]
    [InlineData("SpinsWhereNobodyLooks", "timed out", "never ends|for ever")]
    [InlineData("Recurses", "unhandled exception", "Stack overflow|InsufficientExecutionStack")]
    [InlineData("Allocates", "unhandled exception|unsupported|timed out", "memory|alloc|MB")]
    [InlineData("Exits", "unhandled exception|unsupported", "exit code 7|Environment.Exit")]
    [InlineData("FailsFast", "unhandled exception|unsupported|failed assertion", "nothing more to say|FailFast")]
    [InlineData("Crashes", "unhandled exception", "crashed|NullReference|AccessViolation")]
    public async Task A_program_that_harms_its_process_gets_a_verdict(string name, string verdicts, string reasons)
    {
        var answer = await Tool.Run("explore", Tool.Samples, "--test", $"Threads.Tests.Cli.Hostile.{name}");
        Assert.True(answer.ExitCode is 1 or 2, answer.ToString());
        Assert.Contains(verdicts.Split('|'), verdict => answer.Out.Contains(verdict, StringComparison.Ordinal));
        Assert.Contains(reasons.Split('|'), reason => answer.Out.Contains(reason, StringComparison.Ordinal));
        Assert.True(answer.Elapsed < Soon, answer.Elapsed.ToString());
        Assert.Equal("", answer.Error);
    }

    [Fact]
    public async Task What_a_program_writes_does_not_get_in_the_way()
    {
        var answer = await Tool.Run("explore", Tool.Samples, "--test", "Threads.Tests.Cli.Hostile.Chatters", "--json");
        Assert.Equal(0, answer.ExitCode);
        Assert.StartsWith("{\"test\":\"Threads.Tests.Cli.Hostile.Chatters\",\"verdict\":\"pass\",\"proved\":true,", answer.Out, StringComparison.Ordinal);
        Assert.Equal(1, answer.Out.Count(letter => letter == '\n'));
    }
}
