using System.Diagnostics;
using System.Text.Json;

namespace Threads.Tests.Cli;

/// <summary>Exit codes, and the one line that says what is wrong.</summary>
public sealed class CommandLineTests
{
    private const string Hostile = "Threads.Tests.Cli.Hostile";

    [Theory]
    [InlineData("did you mean 'races'", "check", "racse")]
    [InlineData("has no exercise 'conter'. Did you mean 'counter'", "hint", "races/conter")]
    [InlineData("--preemptions takes a whole number from 0, not '-1'", "check", "races", "--preemptions", "-1")]
    [InlineData("--seconds takes", "check", "races", "--seconds", "0")]
    [InlineData("'exhaustive'", "check", "races", "--engine", "psychic")]
    [InlineData("There is no file nowhere.dll", "explore", "nowhere.dll", "--test", "A.B")]
    [InlineData("is not a .NET assembly", "explore", "Threads.sln", "--test", "A.B")]
    [InlineData("What is to be explored?", "explore")]
    [InlineData("Which exercise of races?", "hint", "races")]
    [InlineData("not recognized|Unrecognized", "frobnicate")]
    public async Task Wrong_use_is_one_clear_line_and_exit_code_2(string said, params string[] arguments)
    {
        var answer = await Tool.Run(arguments);
        Assert.Equal(2, answer.ExitCode);
        var line = Assert.Single(answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => !line.StartsWith("Building", StringComparison.Ordinal));
        Assert.Contains(said.Split('|'), part => line.Contains(part, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lab_in_which_nothing_changed_is_not_built_again()
    {
        Assert.Equal(0, (await Tool.Run("show", "races/counter")).ExitCode); // builds it, if need be
        Assert.Empty((await Tool.Run("show", "races/counter")).Error);
    }

    [Fact]
    public async Task A_test_that_does_not_exist_is_answered_with_those_that_do()
    {
        var answer = await Tool.Run("explore", Tool.Samples, "--test", Hostile + ".Pases");
        Assert.Equal(2, answer.ExitCode);
        Assert.StartsWith($"No test '{Hostile}.Pases'. There are:", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passing_test_is_exit_code_0_and_a_failing_one_1()
    {
        Assert.Equal(0, (await Tool.Run("explore", Tool.Samples, "--test", Hostile + ".Passes")).ExitCode);
        var failed = await Tool.Run("explore", Tool.Samples, "--test", Hostile + ".SaysFalse", "--json");
        Assert.Equal(1, failed.ExitCode);
        using var json = JsonDocument.Parse(failed.Out);
        Assert.Equal("wrong outcome", json.RootElement.GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("list")]
    [InlineData("show")]
    [InlineData("run")]
    [InlineData("check")]
    [InlineData("hint")]
    [InlineData("replay")]
    [InlineData("explore")]
    [InlineData("figure")]
    public async Task Every_command_has_help_with_examples(string command)
    {
        var answer = await Tool.Run(command, "--help");
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains($"Examples:{Environment.NewLine}  threads {command}", answer.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("300", 300)]
    [InlineData("0", null)]
    public async Task A_demonstration_runs_on_real_cores_as_often_as_asked(string trials, int? count)
    {
        var answer = await Tool.Run("run", "races/increment-locked", "--trials", trials, "--json");
        Assert.Equal(0, answer.ExitCode);
        using var json = JsonDocument.Parse(answer.Out);
        var seen = json.RootElement.GetProperty("seen");
        Assert.Equal(count, seen.ValueKind == JsonValueKind.Null ? null : seen.GetProperty("trials").GetInt32());
    }

    [Theory]
    [InlineData(100)]
    [InlineData(50)] // too few for the console: what is said takes another way
    public async Task Too_few_files_that_may_be_open_are_said_in_one_line(int files)
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("The limit is a Unix shell's to set.");
        string[] arguments = ["-c", $"ulimit -n {files} && exec dotnet exec \"$@\"", "sh", Tool.Program, "ipc", "--sizes", "8", "--samples", "1", "--milliseconds", "1"];
        using var process = Process.Start(new ProcessStartInfo("sh", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal($"This process may have only {files} files open at once, and the tool needs 256. Allow more, with  ulimit -n 1024  in the same shell, and try again.\n", error);
        Assert.Equal((2, ""), (process.ExitCode, await output));
    }

    [Fact]
    public async Task The_twins_are_listed()
    {
        var answer = await Tool.Run("explore", "--twins");
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("  System.Threading.Monitor\n", answer.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_unedited_counter_fails_with_its_story_and_the_way_on()
    {
        var answer = await Tool.Run("check", "races/counter");
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("✗ races/counter · ", answer.Out, StringComparison.Ordinal);
        Assert.Contains("lost update", answer.Out, StringComparison.Ordinal);
        Assert.Contains("overwrites", answer.Out, StringComparison.Ordinal);
        Assert.Contains("threads hint races/counter", answer.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', answer.Out);
        Assert.All(answer.Out.Split('\n'), line => Assert.True(line.TrimEnd('\r').Length <= 100, line));
    }

    [Fact]
    public async Task A_solution_is_kept_until_the_exercise_has_passed()
    {
        var answer = await Tool.Run("show", "races/counter", "--solution");
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("once races/counter has passed", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_command_the_first_race_is_played()
    {
        var answer = await Tool.Run();
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("Can one of two increments vanish?", answer.Out, StringComparison.Ordinal);
        Assert.Matches("1 +✓ 2 of 4 .* interesting: both read 0", answer.Out);
        Assert.Contains("overwrites B's increment", answer.Out, StringComparison.Ordinal);
    }
}
