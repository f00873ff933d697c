using Threads.Tests.Cli;

namespace Threads.Tests.Machine.Ostep;

/// <summary><c>threads run FILE.s</c>: x86.py's options in every way that they can be written.</summary>
public sealed class OstepCommandTests
{
    [Theory]
    [InlineData("run", "FILE", "-t", "2", "-a", "bx=1", "-i", "2", "-r", "-s", "3", "-M", "count", "-R", "ax,bx", "-c", "-C")]
    [InlineData("run", "-p", "FILE", "-t2", "-i2", "-rcC", "-s3", "-a", "bx=1", "-M", "count", "-R", "ax,bx")]
    [InlineData("run", "--threads=2", "--argv=bx=1", "--interrupt=2", "--randints", "--seed=3", "--memtrace=count", "--regtrace", "ax,bx", "--compute", "--cctrace", "--program", "FILE")]
    public async Task Options_are_written_as_for_the_original(params string[] arguments)
    {
        using var file = new TemporaryFile(OstepPrograms.Race);
        var answer = await Tool.Run([.. arguments.Select(argument => argument == "FILE" ? file.Path : argument)]);
        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Assert.Equal(OstepRunner.Run(OstepPrograms.Race, OstepTraces.RaceOptions, file.Path).Output, answer.Out);
    }

    [Theory]
    [InlineData(":1: unknown opcode 'hlt'", "hlt", "-t1")]
    [InlineData(":2: thread 0 is still running after 500 instructions", ".a\nj .a", "-t1", "--steps", "500")]
    [InlineData("-t takes 1 to 100 threads", "halt", "-t", "0")]
    [InlineData("--trials", "halt", "--trials", "5")]
    [InlineData("--threads", "halt", "-t", "two")]
    public async Task A_mistake_is_one_line_and_exit_code_2(string said, string text, params string[] options)
    {
        using var file = new TemporaryFile(text);
        var answer = await Tool.Run(["run", file.Path, .. options]);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(said, Assert.Single(answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_and_one_too_many_are_one_line()
    {
        var missing = await Tool.Run("run", "nowhere.s");
        Assert.Equal((2, "There is no file nowhere.s." + Environment.NewLine), (missing.ExitCode, missing.Error));
        var both = await Tool.Run("run", "a.s", "-p", "b.s");
        Assert.Equal((2, "Two programs: write FILE.s or -p FILE.s, not both." + Environment.NewLine), (both.ExitCode, both.Error));
    }

    [Theory]
    [InlineData(OstepPrograms.Race, 1, "[count]=1;")]
    [InlineData(OstepPrograms.Locked, 0, "States 1\n[count]=2;")]
    public async Task A_claim_is_explored_under_every_interleaving(string text, int exitCode, string said)
    {
        using var file = new TemporaryFile(text + "\n#! forall (count=2)");
        var answer = await Tool.Run("explore", file.Path, "-t", "2", "-a", "bx=1", "--model", "sc");
        Assert.Equal((exitCode, ""), (answer.ExitCode, answer.Error));
        Assert.Contains(said, answer.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_lists_the_options_and_examples()
    {
        var answer = await Tool.Run("run", "--help", "-p");
        Assert.Contains("-i, --interrupt", answer.Out, StringComparison.Ordinal);
    }
}
