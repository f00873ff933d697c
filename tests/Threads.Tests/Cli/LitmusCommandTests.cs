using System.Text.Json;

namespace Threads.Tests.Cli;

/// <summary><c>threads explore</c> and <c>threads run</c> with litmus tests.</summary>
public sealed class LitmusCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("threads-litmus-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_result_is_printed_in_herds_form_with_a_witness_on_demand()
    {
        var answer = await Tool.Run("explore", StoreBuffering("sb", "exists"), "--model", "tso", "--witness", "1");
        Assert.Equal(0, answer.ExitCode);
        Assert.StartsWith(
            "Test sb Allowed\nStates 4\n0:rax=0; 1:rax=0;\n0:rax=0; 1:rax=1;\n0:rax=1; 1:rax=0;\n0:rax=1; 1:rax=1;\nOk\nWitnesses\nPositive: 1 Negative: 3\n" +
            "Condition exists (0:rax=0 /\\ 1:rax=0)\nObservation sb Sometimes 1 3\n\nHow TSO comes to state 1  0:rax=0; 1:rax=0;\n",
            answer.Out.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Contains("write x: 1   ← into its store buffer", answer.Out, StringComparison.Ordinal);
        Assert.Contains("drain x: 0 → 1   ← its store reaches memory", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_files_and_folders_are_answered_in_order_and_a_bad_one_harms_no_other()
    {
        StoreBuffering("a", "exists");
        Write("b.litmus", "X86_64 b\n{ }\nP0 ;\nmovx $1,(x) ;\n");
        var last = StoreBuffering("c", "exists");
        var answer = await Tool.Run("explore", _folder.FullName, "nowhere.litmus", last, "--json");
        Assert.Equal(2, answer.ExitCode);
        var lines = answer.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(
            ["a SC", "a TSO", "a PSO", "error", "c SC", "c TSO", "c PSO", "error", "c SC", "c TSO", "c PSO"],
            lines.Select(line => line.TryGetProperty("error", out _) ? "error" : $"{line.GetProperty("test").GetString()} {line.GetProperty("model").GetString()}"));
        Assert.Contains("b.litmus:4:1: 'movx' is no instruction", lines[3].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal([3, 4, 4], lines.Take(3).Select(line => line.GetProperty("states").GetArrayLength()));
    }

    [Theory]
    [InlineData("exists", 0)]
    [InlineData("~exists", 1)]
    [InlineData("forall", 1)]
    public async Task A_violated_demand_is_exit_code_1_and_a_question_is_none(string quantifier, int code) =>
        Assert.Equal(code, (await Tool.Run("explore", StoreBuffering("sb", quantifier), "--model", "tso")).ExitCode);

    [Fact]
    public async Task Without_a_model_all_three_stand_side_by_side()
    {
        var answer = await Tool.Run("explore", StoreBuffering("sb", "exists"), "--processes");
        Assert.Contains("  0:rax  1:rax  SC    TSO   PSO", answer.Out, StringComparison.Ordinal);
        Assert.Contains("  0      0      –     ✓     ✓     ← the claim's", answer.Out, StringComparison.Ordinal);
        Assert.Contains("SC Never, TSO Sometimes, PSO Sometimes", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reduction_counts_executions()
    {
        var answer = await Tool.Run("explore", "iriw", "--model", "sc", "--engine", "exhaustive");
        Assert.Contains("Executions IRIW 15", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_witness_can_be_walked_from_the_command_that_stands_below_it()
    {
        var explored = await Tool.Run("explore", "sb", "--model", "tso", "--witness", "1");
        var command = explored.Out.Split('\n').Single(line => line.Contains("threads step", StringComparison.Ordinal)).Trim().Split(' ');
        Assert.Equal(["sb", "--model", "tso", "--schedule"], command[^5..^1]);
        var walked = await Tool.Typed("q\n", ["step", .. command[^5..^1], command[^1].Trim('\'')]);
        Assert.Equal(0, walked.ExitCode);
    }

    [Fact]
    public async Task A_classic_test_runs_in_three_columns()
    {
        var answer = await Tool.Run("run", "SB", "--trials", "2000", "--json");
        Assert.Equal(0, answer.ExitCode);
        using var json = JsonDocument.Parse(answer.Out);
        var both = json.RootElement.GetProperty("states").EnumerateArray().Single(state => state.GetProperty("state").GetString() == "0:rax=0; 1:rax=0;");
        Assert.False(both.GetProperty("sc").GetBoolean());
        Assert.True(both.GetProperty("tso").GetBoolean());
    }

    [Fact]
    public async Task A_file_runs_in_three_columns()
    {
        var answer = await Tool.Run("run", StoreBuffering("mine", "exists"), "--trials", "0");
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("0:rax  1:rax  under SC   under TSO", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_processors_own_assembly_is_told_from_OSTEPs()
    {
        var file = Write("count.s", ".data\nx: .quad 0\n.text\n.globl a, b\na:\nb: lock incq x\nhlt\n#! forall (x=2)\n");
        var answer = await Tool.Run("explore", file, "--model", "tso");
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("Observation count Always 1 0", answer.Out, StringComparison.Ordinal);
    }

    private string StoreBuffering(string name, string quantifier) => Write(
        name + ".litmus",
        $"X86_64 {name}\n{{ x=0; y=0; }}\nP0 | P1 ;\nmovq $1,(x) | movq $1,(y) ;\nmovq (y),%rax | movq (x),%rax ;\n{quantifier} (0:rax=0 /\\ 1:rax=0)\n");

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
