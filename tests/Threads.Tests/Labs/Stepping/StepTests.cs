using Threads.Labs.Reports;
using Threads.Labs.Stepping;
using Threads.Machine;
using Threads.Tests.Cli;
using Threads.Tests.Machine;
using Threads.Tests.Machine.Ostep;

namespace Threads.Tests.Labs.Stepping;

/// <summary>The screen of <c>threads step</c>, and what can be typed.</summary>
public sealed class StepTests
{
    [Fact]
    public void One_screen_shows_threads_registers_buffers_memory_caches_page_tables_steps_and_choices()
    {
        var session = SessionOf(WalkTests.StoreBuffering, MemoryModel.Tso);
        session.Do("m2");
        session.Do("A1");
        var screen = Written(session, 100, 40);
        string[] parts =
        [
            "SB · TSO · 3 steps", "schedule m2.A1", "── P0, ended ─", "── P1 ─", "▸ movq (x),%rax", "store buffer: x=1", "rax 0", "── memory ─", "caches  misses  lost",
            "── page tables ─", "frame 0", "  1  P0  x = 1 into its buffer   movq $1,(x)", "  2  P0  reads y = 0   movq (y),%rax", "1  A   P1 reads x = 0", "2  m>  P0's buffer: x: 0 → 1 reaches memory",
        ];
        Assert.All(parts, part => Assert.Contains(part, screen, StringComparison.Ordinal));
    }

    [Fact]
    public void The_end_says_whether_the_claim_is_satisfied()
    {
        var session = SessionOf(WalkTests.StoreBuffering, MemoryModel.Tso);
        session.Do("m2.A2.m>.A>");
        var screen = Written(session, 100, 40);
        Assert.Contains("final state: 0:rax=0; 1:rax=0;", screen, StringComparison.Ordinal);
        Assert.Contains("satisfies what stands in  exists (0:rax=0", screen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, 24, 2)]
    [InlineData(80, 24, 2)]
    [InlineData(80, 24, 3)]
    [InlineData(100, 30, 4)]
    [InlineData(60, 20, 1)]
    public void The_screen_fits_the_terminal(int width, int height, int threads)
    {
        var program = OstepReader.Read(OstepPrograms.Everything, "everything.s", new OstepOptions { Threads = threads });
        var session = new StepSession(new Walk(program, MemoryModel.Pso));
        foreach (var command in (string[])["", "m20", "e", "b"])
        {
            session.Do(command);
            var lines = Written(session, width, height).TrimEnd('\n').Split('\n');
            Assert.All(lines, line => Assert.True(line.Length <= width, line));
            Assert.True(lines.Length <= height, string.Join('\n', lines));
        }
    }

    [Theory]
    [InlineData("9", "There is no step 9: choose from 1 to 2.")]
    [InlineData("0", "There is no step 0: choose from 1 to 2.")]
    [InlineData("b", "This is the beginning.")]
    [InlineData("f", "No step was taken back.")]
    [InlineData("", "Choose who steps next.")]
    [InlineData("A>", "'A>' does not fit here: A> cannot step.")]
    [InlineData("hello", "'hello' is not a schedule: ")]
    [InlineData("?", "A number takes that step.")]
    public void A_command_that_leads_nowhere_is_answered(string command, string answer)
    {
        var session = SessionOf(WalkTests.StoreBuffering, MemoryModel.Tso);
        session.Do(command);
        Assert.StartsWith(answer, session.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Piped_commands_are_read_line_by_line_and_answered_in_plain_text()
    {
        using var file = new TemporaryFile(OstepPrograms.Race);
        var answer = await Tool.Typed("1\n2\ne\nq\n", "step", file.Path, "-a", "bx=1", "-M", "count");
        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Assert.Contains("final state: [count]=1;", answer.Out, StringComparison.Ordinal);
        Assert.Contains("-a bx=1 -M count --schedule 'm1.A2.m1'", answer.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', answer.Out);
        Assert.All(answer.Out.Split('\n'), line => Assert.True(line.Length <= Screen.MaxWidth || line.StartsWith("To come back", StringComparison.Ordinal), line));
    }

    [Theory]
    [InlineData("There is no file nowhere.s.", "step", "nowhere.s")]
    [InlineData("cannot be stepped through: expected a file that ends with .litmus or .s, or a classic", "step", "Threads.sln")]
    [InlineData("'sc'", "step", "nowhere.s", "--model", "arm")]
    public async Task Wrong_use_is_one_line(string said, params string[] arguments)
    {
        var answer = await Tool.Run(arguments);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(said, Assert.Single(answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static StepSession SessionOf(string litmus, MemoryModel model) => new(new Walk(LitmusReader.Read(litmus, "test.litmus"), model));

    private static string Written(StepSession session, int width, int height)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        session.Write(new Screen(writer, width, coloured: false), height);
        return writer.ToString();
    }
}
