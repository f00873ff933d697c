using Threads.Exploration;
using Threads.Machine;

namespace Threads.Tests.Machine.Ostep;

/// <summary>Who runs when, what is printed, and what is said when a program does what cannot be done.</summary>
public sealed class OstepSimulationTests
{
    [Fact]
    public void Random_interrupts_fall_where_the_seed_puts_them_and_every_column_is_shown() =>
        Assert.Equal(Lines(OstepTraces.Race), Lines(OstepRunner.Trace(OstepPrograms.Race, OstepTraces.RaceOptions)));

    [Fact]
    public void Every_opcode_does_what_it_does_in_the_original()
    {
        var options = new OstepOptions { Threads = 1, MemoryTrace = "100,2000", RegisterTrace = "ax,bx,cx,dx,sp", Compute = true };
        Assert.Equal(Lines(OstepTraces.Everything), Lines(OstepRunner.Trace(OstepPrograms.Everything, options)));
    }

    [Fact]
    public void A_written_schedule_decides_who_runs_and_headings_are_repeated()
    {
        var options = new OstepOptions { Arguments = "bx=1", Schedule = "00011", MemoryTrace = "count", Statistics = true, HeaderEvery = 8 };
        var lines = Lines(OstepRunner.Trace(OstepPrograms.Locked, options));
        Assert.StartsWith("STATS:: Emulation Rate  ", lines[^1], StringComparison.Ordinal);
        Assert.Equal(Lines(OstepTraces.Locked), lines[..^1]);
    }

    [Fact]
    public void The_options_are_printed_first()
    {
        var (output, _) = OstepRunner.Run("halt", new OstepOptions { Threads = 1, Seed = -7, RandomInterrupts = true, RegisterTrace = "ax" }, "some/halt.s");
        Assert.StartsWith("ARG seed -7\nARG numthreads 1\nARG program some/halt.s\nARG interrupt frequency 50\nARG interrupt randomness True\nARG procsched \n", output, StringComparison.Ordinal);
        Assert.Contains("\nARG memsize 128\nARG memtrace \nARG regtrace ax\nARG cctrace False\nARG printstats False\nARG verbose False\n\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verbose_shows_where_everything_is_put()
    {
        var (output, _) = OstepRunner.Run(OstepPrograms.Race, new OstepOptions { Verbose = true });
        Assert.Contains("\nASSIGN VAR .var --> count 100\n", output, StringComparison.Ordinal);
        Assert.Contains("\npc:1005 LOADING           jgt .again --> 1000\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-P 00 never lets thread 1 run", "00", 50)]
    [InlineData("-P names thread 2, but there are 2 threads, counted from 0", "012", 50)]
    [InlineData("-P takes the number of a thread for each instruction, such as 0011; 'x' is none.", "0x1", 50)]
    [InlineData("-i takes a number of instructions from 1, not 0.", "", 0)]
    public void A_schedule_that_cannot_be_followed_is_answered(string said, string schedule, int interrupt) =>
        Assert.StartsWith(said, OstepRunner.Trouble("halt", new OstepOptions { Schedule = schedule, Interrupt = interrupt }), StringComparison.Ordinal);

    [Theory]
    [InlineData("x.s:2: mov -4, %ax  (thread 0): there is no memory at address -4: expected 0 to 131071 (-m).", "nop\nmov -4, %ax\nhalt")]
    [InlineData("x.s:2: mov $1, (%ax)  (thread 0): there is no memory at address 131072", "mov $131072, %ax\nmov $1, (%ax)\nhalt")]
    [InlineData("x.s:2: mov (%ax), %bx  (thread 0): there is no memory at address 2305843009213693952", "mov $2305843009213693952, %ax\nmov (%ax), %bx\nhalt")]
    [InlineData("x.s:2: mov (%ax), %bx  (thread 0): there is no memory at address -9223372036854775808", "mov $-9223372036854775808, %ax\nmov (%ax), %bx\nhalt")]
    [InlineData("x.s:2: xchg %ax, (%bx)  (thread 0): there is no memory at address -1", "sub $1, %bx\nxchg %ax, (%bx)\nhalt")]
    [InlineData("x.s:1: mdump 999999  (thread 0): there is no memory at address 999999", "mdump 999999\nhalt")]
    [InlineData("x.s:3: push %ax  (thread 0): there is no memory at address -4: expected 0 to 131071 (-m). The stack pointer has left the memory.", "mov $0, %sp\nnop\npush %ax\nhalt")]
    [InlineData("x.s:2: call .f  (thread 0): a number stands where this instruction was: line 2 stored to address 1000", ".f\ncall .f\nhalt", 130_000)]
    [InlineData("x.s:1: ret  (thread 0): it returned to an address at which no instruction is", "ret")]
    [InlineData("x.s:1: nop  (thread 0): it ran past the last instruction", "nop")]
    [InlineData("x.s:1: j .end  (thread 0): it ran past the last instruction", "j .end\nhalt\n.end")]
    [InlineData("x.s:1: mov 1002, %ax  (thread 0): address 1002 holds an instruction (line 3) and no number", "mov 1002, %ax\nnop\nhalt")]
    [InlineData("x.s:3: halt  (thread 0): a number stands where this instruction was: line 1 stored to address 1002", "mov $5, 1002\nmov 1002, %ax\nhalt")]
    [InlineData("x.s:2: thread 0 is still running after 1,000 instructions", ".a\nj .a")]
    public void What_cannot_be_done_is_answered_with_the_line_and_what_was_expected(string said, string text, long most = 1000)
    {
        var trouble = OstepRunner.Run(text, new OstepOptions { Threads = 1, MaxInstructions = most }, "x.s").Trouble;
        Assert.StartsWith(said, trouble, StringComparison.Ordinal);
    }

    [Fact]
    public void The_trace_up_to_the_mistake_is_printed()
    {
        var (output, trouble) = OstepRunner.Run("nop\nmov $1, -1\nhalt", new OstepOptions { Threads = 1 });
        Assert.NotNull(trouble);
        Assert.EndsWith("\n1000 nop\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_instruction_may_be_overwritten_as_long_as_it_is_not_executed()
    {
        var trace = OstepRunner.Trace("mov $5, 1002\nj .end\nnop\n.end\nmov 1002, %ax\nhalt", new OstepOptions { Threads = 1, RegisterTrace = "ax", Compute = true });
        Assert.Contains("    5   1003 mov 1002, %ax", trace, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_is_loaded_elsewhere_is_addressed_there()
    {
        var trace = OstepRunner.Trace("mov 1000, %ax\ncall .f\n.f\nhalt", new OstepOptions { Threads = 1, LoadAddress = 5000, MemoryTrace = "99996", MemorySize = 100, Compute = true });
        Assert.Contains(" 5002   5002 halt", trace, StringComparison.Ordinal);
    }

    private static string[] Lines(string text) => [.. text.TrimEnd().Split('\n').Select(line => line.TrimEnd())];
}
